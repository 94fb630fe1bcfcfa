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

class RequestBodyTest {
    private static final String NEXT = "GET / HTTP/1.1\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\r\n\r\n",
                "3\r\nabc\r\n0\r\n\r\n",
                "A\r\n0123456789\r\n0\r\n\r\n",
                "3;name=value;other=\"x y\"\r\nabc\r\n0\r\n\r\n",
                "0\r\nTrailer: one\r\nAnother:\r\n\r\n"
            })
    void aChunkedBodyIsSkippedToItsEndAndNoFurther(String chunks) {
        assertSkipped(RequestBody.chunked(), chunks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "x\r\n",
                "+2\r\nab\r\n",
                "-1\r\n",
                "0x2\r\nab\r\n",
                " 2\r\nab\r\n",
                "2 \r\nab\r\n",
                "2\nab\r\n",
                "2;a\nab\r\n",
                "2;a\rb\r\nab\r\n",
                "2\r\nabc\r\n",
                "2\r\nab\n",
                "0\r\nno colon\r\n",
                "0\r\n folded: line\r\n",
                "0\r\nTrailer: a\n\r\n",
                "100000002\r\n"
            })
    void malformedChunksAreNotSkipped(String chunks) {
        ByteBuf in = Unpooled.copiedBuffer(chunks + "0\r\n\r\n", ISO_8859_1);

        assertThat(RequestBody.chunked().skip(in)).as("skipping " + chunks).isFalse();
    }

    @Test
    void aBodyOfKnownLengthIsSkippedToItsEndAndNoFurther() {
        assertSkipped(RequestBody.of(5), "hello");
    }

    @Test
    void aBodyIsSkippedUpToItsBoundWhateverItIsMadeOf() {
        assertThat(RequestBody.of(RequestBody.MAX_BYTES + 1)
                        .skip(Unpooled.wrappedBuffer(new byte[RequestBody.MAX_BYTES + 1])))
                .isFalse();
        assertThat(RequestBody.chunked().skip(Unpooled.copiedBuffer("1\r\na\r\n".repeat(20_000), ISO_8859_1)))
                .isFalse();
        assertThat(RequestBody.chunked().skip(Unpooled.copiedBuffer("0\r\n" + "A:\r\n".repeat(20_000), ISO_8859_1)))
                .isFalse();
    }

    /** In one piece, and byte by byte. */
    private static void assertSkipped(RequestBody body, String bytes) {
        ByteBuf in = Unpooled.copiedBuffer(bytes + NEXT, ISO_8859_1);
        for (int end = 1; end <= in.capacity(); end++) {
            ByteBuf piece = in.slice(in.readerIndex(), end - in.readerIndex());
            assertThat(body.skip(piece)).isTrue();
            in.skipBytes(piece.readerIndex());
        }

        assertThat(body.isEnded()).isTrue();
        assertThat(in.toString(ISO_8859_1)).isEqualTo(NEXT);
    }
}
