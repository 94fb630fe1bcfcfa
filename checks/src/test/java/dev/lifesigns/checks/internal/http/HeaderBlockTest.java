/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderBlockTest {
    @ParameterizedTest
    @CsvSource({
        "88, 200",
        "2088, 200",
        "8e, 500",
        "4803343239, 429",
        "0803353033, 503",
        // the digits as Huffman codes: 302 of RFC 7541 C.6.1, 307 of C.6.2
        "48826402, 302",
        "4883640eff, 307",
        "0, 0",
        "89ff, 204",
        "81, 0",
        "480a353033, 0",
        "4803356133, 0",
    })
    void theStatusIsReadFromTheFirstField(String block, int status) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(block.length() % 2 == 0 ? block : "0" + block);
        int read;
        try {
            read = HeaderBlock.status(bytes);
        } catch (ProtocolException malformed) {
            read = 0;
        }

        assertThat(read).isEqualTo(status);
    }
}
