/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @ParameterizedTest
    @CsvSource({
        "db, db:53",
        "db:1, db:1",
        "10.0.0.1, 10.0.0.1:53",
        "::1, [::1]:53",
        "[::1], [::1]:53",
        "[::1]:5353, [::1]:5353"
    })
    void everyUsualFormIsRead(String text, String shown) {
        assertThat(HostAndPort.parse(text, 53)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":53", "db:", "db:x", "db:0", "db:65536", "[]:53"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostAndPort.parse(text, 53));
    }

    @Test
    void theAddressIsKeptWithoutBrackets() {
        assertThat(HostAndPort.parse("[::1]:5353", 53)).isEqualTo(new HostAndPort("::1", 5353));
    }

    @Test
    void aHostWithAPortOfItsOwnIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostAndPort("db:5432", 5432))
                .withMessage("host: 'db:5432' (expected: a name or an address, without a port)");
    }
}
