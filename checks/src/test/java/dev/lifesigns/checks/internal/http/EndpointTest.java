/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    @Test
    void itShowsSchemeHostAndPortOnly() {
        assertThat(Endpoint.parse("HTTPS://u:p@Example.com/path?query#part")).hasToString("https://Example.com:443");
        assertThat(Endpoint.parse("http://[::1]:8080")).hasToString("http://[::1]:8080");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            localhost:8080/health      | no http:// or https://
            /health                    | no http:// or https://
            user:planted@host          | no http:// or https://
            ftp://host/planted         | scheme ftp
            http://host_1/planted      | no valid host and port
            http://host:planted/       | no valid host and port
            http://host:99999/         | port 99999
            http://host/a b?planted    | Illegal character in path at index 13
            """)
    void whatIsWrongIsSaidWithoutTheRest(String url, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(url))
                .withMessage("url: " + what + " (expected: http://host[:port]/path or https://host[:port]/path)");
    }

    @Test
    void aParsedUrlIsTheSame() {
        URI url = URI.create("https://u:p@example.com/path?query");
        assertThat(Endpoint.of(url).uri())
                .isEqualTo(Endpoint.parse(url.toString()).uri());
        assertThat(Endpoint.of(url).authorization()).isEqualTo("Basic dTpw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.of(URI.create("redis://host")))
                .withMessageStartingWith("url: scheme redis (expected: ");
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
