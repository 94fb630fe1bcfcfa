/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks in CIDR notation. */
class CidrSetTest {
    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.0/104, 10.9.9.9, true",
        "::ffff:10.0.0.0/104, 11.0.0.1, false",
        "::ffff:a00:0/104, ::ffff:10.9.9.9, true",
        "10.0.0.0/8, ::ffff:10.9.9.9, true",
        "::ffff:192.0.2.7, 192.0.2.7, true",
        "::ffff:0:0/96, 203.0.113.1, true",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "2001:db8::/29, 2001:dbf:ffff::1, true",
        "2001:db8::/29, 2001:dc0::1, false",
        "10.0.0.4/30, 10.0.0.7, true",
        "10.0.0.4/30, 10.0.0.8, false",
        "2001:db8:0:0:1:2:3:4, 2001:db8::1:2:3:4, true"
    })
    void networksContainTheirAddresses(String network, String address, boolean contained) throws Exception {
        assertThat(CidrSet.parse("networks", Set.of(network)).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "10.0.*.*",
                "10.0.0.0/255.0.0.0",
                "localhost",
                "10",
                "/8",
                "10.0.0.0/08",
                "10.0.0.0/",
                "010.0.0.0/8",
                "::ffff:10.0.0.1/104",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                ":1:2:3:4:5:6:7",
                "1.2.3.4::",
                "::1.2.3",
                "12345::",
                "::g",
                "\uff11::",
                "fe80::1%1"
            })
    void malformedCidrSetAreRefused(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateLimit.of(1, 1, Set.of(network), Set.of()))
                .withMessage(
                        "rateLimit.exempt: '" + network + "' (expected: a network such as 10.0.0.0/8, or an address)");
        assertThat(CidrSet.wellFormed(network)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "192.0.2.77", "fd00::/8", "::1", "0.0.0.0/0"})
    void networksAndAddressesAreAccepted(String network) {
        assertThat(CidrSet.wellFormed(network)).isTrue();
        assertThat(RateLimit.of(1, 1, Set.of(network), Set.of()).perSecond()).isEqualTo(1);
    }
}
