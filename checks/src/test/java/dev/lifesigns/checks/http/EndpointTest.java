/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointTest {
    @Test
    void itShowsSchemeHostAndPortOnly() {
        assertThat(Endpoint.parse("HTTPS://u:p@Example.com/path?query#part")).hasToString("https://Example.com:443");
        assertThat(Endpoint.parse("http://[::1]:8080")).hasToString("http://[::1]:8080");
    }

    @Test
    void escapesOfPathAndQueryAreSentAsTheyWereWritten() {
        assertThat(Endpoint.parse("http://h/a%2Fb?c=%26d").uri()).hasToString("http://h/a%2Fb?c=%26d");
    }

    @Test
    void anAddressIsLookedUpWithoutBrackets() {
        assertThat(Endpoint.parse("http://[::1]:8080").host()).isEqualTo("::1");
    }

    @Test
    void theDefaultPortIsTheSameServer() {
        Endpoint endpoint = Endpoint.parse("http://example.com/");

        assertThat(endpoint.sameServer(Endpoint.parse("http://EXAMPLE.com:80/x")))
                .isTrue();
        assertThat(endpoint.sameServer(Endpoint.parse("http://example.com:443/")))
                .isFalse();
        assertThat(endpoint.sameServer(Endpoint.parse("https://example.com:80/")))
                .isFalse();
    }
}
