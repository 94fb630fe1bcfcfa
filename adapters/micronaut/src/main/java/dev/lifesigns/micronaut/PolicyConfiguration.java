/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import dev.lifesigns.bridge.PolicyOverrides;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a policy as they are configured; what is not set has no effect. Written while it is bound, then only
 * read.
 */
abstract class PolicyConfiguration {
    private PolicyOverrides overrides = PolicyOverrides.none();

    /** The time between runs; default: 10 s. */
    public void setPeriod(@Nullable Duration period) {
        overrides = overrides.period(period);
    }

    /** The time limit of one run; default: 2 s. */
    public void setTimeout(@Nullable Duration timeout) {
        overrides = overrides.timeout(timeout);
    }

    /** The time from start to the first run. */
    public void setInitialDelay(@Nullable Duration initialDelay) {
        overrides = overrides.initialDelay(initialDelay);
    }

    /** Age after which a result no longer counts. */
    public void setStaleAfter(@Nullable Duration staleAfter) {
        overrides = overrides.staleAfter(staleAfter);
    }

    /** Maximum random reduction of the period, as a fraction: 0 to 0.5. */
    public void setJitter(@Nullable Double jitter) {
        overrides = overrides.jitter(jitter);
    }

    /** Failures in a row that make it down. */
    public void setFailureThreshold(@Nullable Integer failureThreshold) {
        overrides = overrides.failureThreshold(failureThreshold);
    }

    /** Successes in a row that make it up again. */
    public void setSuccessThreshold(@Nullable Integer successThreshold) {
        overrides = overrides.successThreshold(successThreshold);
    }

    /** Whether its failure fails the engine's own probes; Micronaut's answers do not depend on it. */
    public void setCritical(@Nullable Boolean critical) {
        overrides = overrides.critical(critical);
    }

    /** The engine's own probes that it belongs to; empty is none. */
    public void setProbes(@Nullable Set<String> probes) {
        overrides = overrides.probes(probes);
    }

    final PolicyOverrides overrides() {
        return overrides;
    }
}
