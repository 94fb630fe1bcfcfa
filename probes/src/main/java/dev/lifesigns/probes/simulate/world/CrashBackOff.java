/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/**
 * How long the kubelet waits before it starts a container again: 10 s, doubled each time up to 5 min, forgotten after a
 * container has run for more than 10 min. The first restart does not wait.
 */
final class CrashBackOff {
    static final long FIRST = 10 * Nanos.SECOND;
    static final long LONGEST = 300 * Nanos.SECOND;
    /** No container of this pod has ever ended. */
    static final long NEVER = Long.MIN_VALUE;

    private static final long NO_ENTRY = -1;

    private long backOff = NO_ENTRY;
    private long lastUpdate;

    /**
     * Whether a container may start, which then counts as a start.
     *
     * @param finishedAt when the last container known to have ended did so, or {@link #NEVER}
     */
    boolean mayStart(long now, long finishedAt) {
        if (finishedAt == NEVER) {
            return true;
        }
        boolean known = backOff != NO_ENTRY && finishedAt - lastUpdate <= 2 * LONGEST;
        if (known && now - finishedAt < backOff) {
            return false;
        }
        backOff = known ? Math.min(2 * backOff, LONGEST) : FIRST;
        lastUpdate = now;
        return true;
    }

    /** How much longer it waits. */
    long remaining(long now, long finishedAt) {
        return finishedAt + backOff - now;
    }
}
