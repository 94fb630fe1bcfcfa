/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import static dev.lifesigns.proof.simulation.Violation.unless;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.StatusHistory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * The changes of a check's status in the last half hour, from which the shares of the current one are added up each time.
 * An event is compared in so many that a world with hundreds of checks stays fast: what is wrong once stays wrong until
 * the half hour is over.
 */
final class ModelHistory {
    private static final long HALF_HOUR = Duration.ofMinutes(30).toNanos();
    private static final int EVERY = 50;

    /** The engine counts whole microseconds, and each status may begin and end within one. */
    private static final long ROUNDING = 2_000;

    private record Change(long at, CheckStatus to) {}

    private final Deque<Change> changes = new ArrayDeque<>();
    private int events;

    ModelHistory(long registered) {
        changes.add(new Change(registered, CheckStatus.UNKNOWN));
    }

    void changed(long at, CheckStatus to) {
        changes.addFirst(new Change(at, to));
        while (changes.size() > 2 && secondToLast().at() < at - HALF_HOUR) {
            changes.removeLast();
        }
    }

    private Change secondToLast() {
        Change last = changes.removeLast();
        Change before = changes.getLast();
        changes.addLast(last);
        return before;
    }

    /** Compares the current half hour with what it must be at that time. */
    void judge(String check, StatusHistory seen, long now) {
        if (++events % EVERY != 0) {
            return;
        }
        int current = seen.size() - 1;
        long start = now;
        for (CheckStatus status : CheckStatus.values()) {
            start -= seen.timeIn(current, status).toNanos();
        }
        Map<CheckStatus, Long> expected = since(start, now);
        for (CheckStatus status : CheckStatus.values()) {
            long time = seen.timeIn(current, status).toNanos();
            long wanted = expected.getOrDefault(status, 0L);
            unless(
                    Math.abs(time - wanted) <= ROUNDING * (1 + changes.size()),
                    "%s: %s in the current half hour: %d ns (expected: %d)",
                    check,
                    status,
                    time,
                    wanted);
        }
    }

    private Map<CheckStatus, Long> since(long start, long now) {
        Map<CheckStatus, Long> times = new EnumMap<>(CheckStatus.class);
        long end = now;
        for (Change change : changes) {
            times.merge(change.to(), Math.max(0, end - Math.max(change.at(), start)), Long::sum);
            end = Math.min(end, change.at());
        }
        return times;
    }
}
