/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The latest minutes in the form that users see.
 *
 * @param first the number of the first minute
 */
record LatencyView(LatencyWindow.Minutes minutes, int first, int size, Instant start) implements LatencyHistory {
    /** The minutes since the registration, up to now. */
    static LatencyView of(LatencyWindow.Minutes minutes, StatusTimeline timeline, Now now) {
        TimeGrid grid = timeline.grid();
        int last = grid.minute(now.nanos());
        int first = Math.max(grid.minute(timeline.registeredNanos()), last - LatencyMinutes.MINUTES + 1);
        return new LatencyView(minutes, first, last - first + 1, TimeGrid.wall(grid.startOfMinute(first), now));
    }

    @Override
    public Duration interval() {
        return TimeGrid.MINUTE;
    }

    @Override
    public @Nullable Duration p50(int index) {
        return LatencyMinutes.p50(percentiles(index));
    }

    @Override
    public @Nullable Duration p99(int index) {
        return LatencyMinutes.p99(percentiles(index));
    }

    private long percentiles(int index) {
        return minutes.of(first + Objects.checkIndex(index, size));
    }

    @Override
    public String toString() {
        return size + " minutes from " + start;
    }
}
