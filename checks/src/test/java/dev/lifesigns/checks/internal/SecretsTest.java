/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void longerSecretIsMaskedBeforeOneThatItContains() {
        assertThat(Secrets.of(List.of("hunter", "hunter2", "")).clean("hunter2 and hunter"))
                .isEqualTo("*** and ***");
    }

    @Test
    void onlyTheFirstLineIsKeptAndNoMoreThan300Characters() {
        assertThat(Secrets.none().clean(" first \nsecond")).isEqualTo("first ");
        assertThat(Secrets.none().clean("x".repeat(1_000))).isEqualTo("x".repeat(300) + "…");
        assertThat(Secrets.none().clean("")).isEmpty();
    }
}
