/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    @Test
    void printableCharactersAreAcceptedPlainOrEncoded() {
        assertThat(PercentEncoding.decode("path", "!a~")).isEqualTo("!a~");
        assertThat(PercentEncoding.decode("path", "%20%7E%c3%A4%41")).isEqualTo(" ~\u00e4A");
        assertThat(PercentEncoding.decode("path", "/a%2fb")).isEqualTo("/a%2Fb");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u007f", "\u00e4", "\u001f", "%1F", "%7f", "%00", "%", "%4", "a%4", "%4g", "%g4"})
    void whatHasNoPlaceOnARequestLineIsRefused(String raw) {
        assertThatThrownBy(() -> PercentEncoding.decode("path", raw))
                .isInstanceOf(BadRequestException.class)
                .hasMessageStartingWith("path: malformed (expected: ");
    }
}
