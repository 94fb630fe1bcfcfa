/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The words of the contract. */
class WireNamesTest {
    @Test
    void anErrorIsOneOfEightWords() {
        assertThat(ErrorKind.values())
                .extracting(ErrorKind::wireName)
                .containsExactly(
                        "timeout", "stuck", "stale", "unreachable", "unauthorized", "exhausted", "threshold", "failed");
    }

    @Test
    void theStatusOfACheckIsOneOfFour() {
        assertThat(CheckStatus.values())
                .extracting(CheckStatus::wireName)
                .containsExactly("up", "degraded", "unknown", "down");
    }

    @Test
    void aProbeAnswersOneOfSix() {
        assertThat(ProbeStatus.values())
                .extracting(ProbeStatus::wireName)
                .containsExactly("up", "degraded", "unknown", "down", "starting", "draining");
    }

    @Test
    void scopesAndStagesOfLifeHaveTheirWords() {
        assertThat(CheckScope.values())
                .extracting(CheckScope::wireName)
                .containsExactly("process", "host", "dependency");
        assertThat(HealthLifecycle.values())
                .extracting(HealthLifecycle::wireName)
                .containsExactly("new", "starting", "running", "draining", "closed");
    }
}
