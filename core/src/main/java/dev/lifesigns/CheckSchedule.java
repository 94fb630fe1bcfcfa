/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a check runs: either in the background, or when a probe is read and the last result is not fresh.
 *
 * <pre>{@code
 * builder.check("certificate", check, policy -> policy.schedule(CheckSchedule.every(Duration.ofHours(1))));
 * builder.check("database", check, policy -> policy.schedule(CheckSchedule.onProbe(Duration.ofSeconds(5))));
 * }</pre>
 */
public sealed interface CheckSchedule {
    /** In the background, every {@code period}, independent of probes. */
    static CheckSchedule every(Duration period) {
        return new Every(period);
    }

    /**
     * When a probe is read and the last result is older than {@code cacheFor}: for hosts that freeze idle processes.
     * The first reader starts a run, which all others share; each waits for the check's timeout at most.
     */
    static CheckSchedule onProbe(Duration cacheFor) {
        return new OnProbe(cacheFor);
    }

    /**
     * In the background.
     *
     * @param period time from the start of one run to the start of the next; longer than the check's timeout
     */
    record Every(Duration period) implements CheckSchedule {
        public Every {
            requireNonNull(period, "CheckSchedule.every: period is null");
        }
    }

    /**
     * On demand.
     *
     * @param cacheFor how long a result is used before another run, more than zero
     */
    record OnProbe(Duration cacheFor) implements CheckSchedule {
        public OnProbe {
            requireNonNull(cacheFor, "CheckSchedule.onProbe: cacheFor is null");
        }
    }
}
