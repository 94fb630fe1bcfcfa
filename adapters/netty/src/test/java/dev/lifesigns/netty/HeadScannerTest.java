/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadScannerTest {
    private final HeadScanner scanner = new HeadScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\nHost: a\n\n",
                "GET / HTTP/1.1\r\nX: a\rb\r\n\r\n"
            })
    void theEndIsFoundWhereverTheBytesAreCut(String head) {
        ByteBuf in = Unpooled.copiedBuffer(head + "GET ", ISO_8859_1);
        for (int end = 1; end < head.length(); end++) {
            assertThat(scanner.scan(in.slice(0, end))).as("after %d bytes", end).isZero();
            assertThat(scanner.isInProgress()).isTrue();
        }

        assertThat(scanner.scan(in)).isEqualTo(head.length());
    }

    @Test
    void aHundredFieldsAreNotTooMany() {
        assertThat(excess("GET / HTTP/1.1\r\n" + "a:\r\n".repeat(HeadScanner.MAX_FIELDS)))
                .isNull();
    }

    @Test
    void moreAreTooManyBeforeTheirEndHasCome() {
        assertThat(excess("GET / HTTP/1.1\r\n" + "a:\r\n".repeat(HeadScanner.MAX_FIELDS + 1)))
                .isEqualTo(HeadScanner.Excess.FIELDS_TOO_LARGE);
    }

    @Test
    void aLineMayNotBeTooLong() {
        assertThat(excess("GET /" + "a".repeat(HeadScanner.MAX_LINE))).isEqualTo(HeadScanner.Excess.LINE_TOO_LONG);
        scanner.reset();
        assertThat(excess("GET /" + "a".repeat(HeadScanner.MAX_LINE) + "\r\nA: b"))
                .isEqualTo(HeadScanner.Excess.LINE_TOO_LONG);
    }

    @Test
    void fieldsMayNotBeTooLarge() {
        assertThat(excess("GET / HTTP/1.1\r\nA: " + "b".repeat(HeadScanner.MAX_FIELD_BYTES)))
                .isEqualTo(HeadScanner.Excess.FIELDS_TOO_LARGE);
    }

    private HeadScanner.Excess excess(String bytes) {
        ByteBuf in = Unpooled.copiedBuffer(bytes, ISO_8859_1);
        assertThat(scanner.scan(in)).isZero();
        return scanner.excess(in.readableBytes());
    }
}
