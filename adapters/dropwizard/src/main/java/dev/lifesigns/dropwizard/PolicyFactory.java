/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lifesigns.bridge.PolicyOverrides;
import io.dropwizard.util.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a policy in a configuration; {@code null} is not set. Immutable.
 *
 * @param period the time between runs; default: 10 s
 * @param timeout the time limit of one run; default: 2 s
 * @param initialDelay the time from start to the first run
 * @param staleAfter age after which a result no longer counts
 * @param jitter maximum random reduction of the period, as a fraction: 0 to 0.5
 * @param failureThreshold failures in a row that make it down
 * @param successThreshold successes in a row that make it up again
 * @param critical whether its failure fails the engine's own probes; Dropwizard's answers do not depend on it
 * @param probes the engine's own probes that it belongs to; empty is none
 */
public record PolicyFactory(
        @JsonProperty("period") @Nullable Duration period,
        @JsonProperty("timeout") @Nullable Duration timeout,
        @JsonProperty("initialDelay") @Nullable Duration initialDelay,
        @JsonProperty("staleAfter") @Nullable Duration staleAfter,
        @JsonProperty("jitter") @Nullable Double jitter,
        @JsonProperty("failureThreshold") @Nullable Integer failureThreshold,
        @JsonProperty("successThreshold") @Nullable Integer successThreshold,
        @JsonProperty("critical") @Nullable Boolean critical,
        @JsonProperty("probes") @Nullable Set<String> probes) {
    public PolicyFactory {
        probes = probes == null ? null : Set.copyOf(probes);
    }

    PolicyOverrides overrides() {
        return PolicyOverrides.none()
                .period(java(period))
                .timeout(java(timeout))
                .initialDelay(java(initialDelay))
                .staleAfter(java(staleAfter))
                .jitter(jitter)
                .failureThreshold(failureThreshold)
                .successThreshold(successThreshold)
                .critical(critical)
                .probes(probes);
    }

    private static java.time.@Nullable Duration java(@Nullable Duration duration) {
        return duration == null ? null : duration.toJavaDuration();
    }
}
