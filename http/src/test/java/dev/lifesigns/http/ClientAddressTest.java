/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which client a request is attributed to. */
class ClientAddressTest {
    private static final TestRequest ASK = TestRequest.get("/health/ready");

    private final ClientAddress address = new ClientAddress(CidrSet.parse("trustedProxies", Set.of("10.0.0.0/8")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1                     | 198.51.100.1",
                "203.0.113.9, 198.51.100.1        | 198.51.100.1",
                "203.0.113.9, 198.51.100.1, 10.2.2.2 | 198.51.100.1",
                "198.51.100.1:4711                | 198.51.100.1",
                "[2001:db8::7]:4711               | 2001:db8::7",
                "2001:db8::7                      | 2001:db8::7",
                "::ffff:198.51.100.1, ::ffff:10.2.2.2 | 198.51.100.1",
                "10.9.9.9, 10.2.2.2               | 10.0.0.1",
                "198.51.100.1, unknown            | 10.0.0.1",
                "198.51.100.1,                    | 10.0.0.1",
                "localhost                        | 10.0.0.1",
                "1-255.*.0.0/0                    | 10.0.0.1",
                "0x0a.1                           | 10.0.0.1",
                "3232235777                       | 10.0.0.1",
                "[                                | 10.0.0.1",
                "fe80::1%eth0                     | 10.0.0.1",
                "198.51.100.1:                    | 10.0.0.1",
                "198.51.100.1:x                   | 10.0.0.1",
                "[2001:db8::7]x                   | 10.0.0.1",
                "''                               | 10.0.0.1"
            })
    void theClientIsTheRightmostUntrustedEntry(String forwarded, String client) throws Exception {
        assertThat(address.of(ASK.from("10.0.0.1").with("X-Forwarded-For", forwarded))
                        .address())
                .isEqualTo(InetAddress.getByName(client));
    }

    @Test
    void anEndlessForwardedForIsReadToABound() throws Exception {
        String endless = "198.51.100.1" + ",10.1.1.1".repeat(20_000);

        assertThat(address.of(ASK.from("10.0.0.1").with("X-Forwarded-For", endless))
                        .address())
                .isEqualTo(InetAddress.getByName("10.0.0.1"));
    }

    @Test
    void ofForwardedForTheLast32EntriesAreRead() throws Exception {
        TestRequest proxied = ASK.from("10.0.0.1");

        assertThat(address.of(proxied.with("X-Forwarded-For", "198.51.100.1" + ",10.1.1.1".repeat(31)))
                        .address())
                .isEqualTo(InetAddress.getByName("198.51.100.1"));
        assertThat(address.of(proxied.with("X-Forwarded-For", "198.51.100.1" + ",10.1.1.1".repeat(32)))
                        .address())
                .isEqualTo(InetAddress.getByName("10.0.0.1"));
    }
}
