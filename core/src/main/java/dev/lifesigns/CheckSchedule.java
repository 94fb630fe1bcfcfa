/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** When a check runs. Closed: either in the background, or when a reader finds nothing fresh. */
public sealed interface CheckSchedule {
    /** In the background, every {@code period}, whoever asks. */
    static CheckSchedule every(Duration period) {
        return new Every(period);
    }

    /**
     * When a probe is read and the last result is older than {@code cacheFor}: for hosts that freeze idle processes.
     * One reader's wish starts the one run; everyone else shares it, and waits for it at most the check's timeout.
     */
    static CheckSchedule onProbe(Duration cacheFor) {
        return new OnProbe(cacheFor);
    }

    /**
     * In the background.
     *
     * @param period time from the begin of one run to the begin of the next, more than the check's timeout
     */
    record Every(Duration period) implements CheckSchedule {
        public Every {
            requireNonNull(period, "period");
        }
    }

    /**
     * On demand.
     *
     * @param cacheFor how long a result answers without another run, more than zero
     */
    record OnProbe(Duration cacheFor) implements CheckSchedule {
        public OnProbe {
            requireNonNull(cacheFor, "cacheFor");
        }
    }
}
