/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.LatencyHistory;
import dev.lifesigns.StatusHistory;
import org.jspecify.annotations.Nullable;

/** Lets the agent restore the histories of checks after a restart, without a public method. */
public final class HistoryAccess {
    /* Written once, when HealthChecker is initialized, which is before anyone can have a checker. */
    private static volatile @Nullable Restoration restoration;

    private HistoryAccess() {}

    /** Restores the histories of one check; installed by {@link HealthChecker} when it is initialized. */
    @FunctionalInterface
    public interface Restoration {
        boolean restore(HealthChecker checker, String check, StatusHistory statuses, LatencyHistory latencies);
    }

    public static void install(Restoration hook) {
        restoration = hook;
    }

    /**
     * Puts what was known before a restart before what is known now. Statuses, transitions and counts are not restored, and
     * the time between the two is in no status. Call it before the checks run.
     *
     * @return whether it fits; otherwise nothing has changed: there is no such check, or it has run, or by the wall clock the histories are
     *     not of half hours and minutes before now
     */
    public static boolean restore(
            HealthChecker checker, String check, StatusHistory statuses, LatencyHistory latencies) {
        return requireNonNull(restoration, "HealthChecker was not initialized")
                .restore(checker, check, statuses, latencies);
    }
}
