/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.bridge.PolicyOverrides;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a policy in {@code application.properties}; {@code null} is not set. Immutable.
 *
 * @param period the time between runs; default: 10 s
 * @param timeout the time limit of one run; default: 2 s
 * @param initialDelay the time from start to the first run
 * @param staleAfter age after which a result no longer counts
 * @param jitter maximum random reduction of the period, as a fraction: 0 to 0.5
 * @param failureThreshold failures in a row that make it down
 * @param successThreshold successes in a row that make it up again
 * @param critical whether its failure fails the engine's own probes; Boot's answers do not depend on it
 * @param probes the engine's own probes that it belongs to; empty is none
 */
public record PolicyProperties(
        @Nullable Duration period,
        @Nullable Duration timeout,
        @Nullable Duration initialDelay,
        @Nullable Duration staleAfter,
        @Nullable Double jitter,
        @Nullable Integer failureThreshold,
        @Nullable Integer successThreshold,
        @Nullable Boolean critical,
        @Nullable Set<String> probes) {
    public PolicyProperties {
        probes = probes == null ? null : Set.copyOf(probes);
    }

    PolicyOverrides overrides() {
        return PolicyOverrides.none()
                .period(period)
                .timeout(timeout)
                .initialDelay(initialDelay)
                .staleAfter(staleAfter)
                .jitter(jitter)
                .failureThreshold(failureThreshold)
                .successThreshold(successThreshold)
                .critical(critical)
                .probes(probes);
    }
}
