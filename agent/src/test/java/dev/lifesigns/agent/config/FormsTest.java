/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.http.CidrSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How durations, sizes and networks are written. */
class FormsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/8", "0.0.0.0/0", "10.1.2.3", "10.1.2.3/32", "::1", "::/0", "fd00::/8", "2001:db8::/33"
            })
    void networksAndAddressesAreAccepted(String network) {
        assertThat(CidrSet.wellFormed(network)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10/8",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "010.0.0.0/8",
                "256.0.0.0",
                "10.0.0.*",
                "fd00::1/8",
                "::g",
                "1:2",
                ":",
                "fe80::1%eth0",
                "localhost",
                "example.org/8"
            })
    void networksOfAnotherFormAreRefused(String network) {
        assertThat(CidrSet.wellFormed(network)).isFalse();
    }
}
