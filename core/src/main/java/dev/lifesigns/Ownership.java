/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the checker is to close, and when: each once. Guarded by the engine's lock; closed outside of it.
 *
 * <p>A check that is removed while it runs is closed when the run has returned, or at its deadline, whichever is first.
 */
final class Ownership {
    /** A check whose last registration is gone while it was at work. */
    private record Leaving(AutoCloseable owned, String name, Run run, long sequence) {}

    /* How many registrations a check has: one check may be registered under two names, or replaced by itself. */
    private final IdentityHashMap<AutoCloseable, Integer> registrations = new IdentityHashMap<>();

    /* Removed, and not closed yet. Both have the same in them. */
    private final TreeSet<Leaving> byDeadline =
            new TreeSet<>(Comparator.<Leaving>comparingLong(leaving -> leaving.run().deadlineNanos)
                    .thenComparingLong(Leaving::sequence));
    private final Map<Run, Leaving> byRun = new HashMap<>();

    /** When {@link #due} will have something to do. */
    long earliest() {
        return byDeadline.isEmpty()
                ? IndexedTimerHeap.NEVER
                : byDeadline.first().run().deadlineNanos;
    }

    void enter(RegisteredCheck check) {
        AutoCloseable owned = check.owned();
        if (owned != null) {
            registrations.merge(owned, 1, Integer::sum);
        }
    }

    /**
     * A registration is gone.
     *
     * @param run what is in flight, or {@code null}
     * @return what is to be closed at once
     */
    List<Closing> leave(RegisteredCheck check, @Nullable Run run, long nowNanos) {
        AutoCloseable owned = check.owned();
        if (owned == null || registrations.merge(owned, -1, Ownership::orNone) != null) {
            return List.of();
        }
        if (run == null || run.deadlineNanos <= nowNanos) {
            return List.of(new Closing(check.name(), owned));
        }
        Leaving leaving = new Leaving(owned, check.name(), run, check.sequence());
        byDeadline.add(leaving);
        byRun.put(run, leaving);
        return List.of();
    }

    private static @Nullable Integer orNone(int before, int change) {
        return before + change == 0 ? null : Integer.valueOf(before + change);
    }

    /** A run has returned. */
    void returned(Run run, DeferredActions deferred) {
        // Asked after every run: the hash of a new object is not free.
        Leaving leaving = byRun.isEmpty() ? null : byRun.remove(run);
        if (leaving != null) {
            byDeadline.remove(leaving);
            deferred.closings.add(new Closing(leaving.name(), leaving.owned()));
        }
    }

    /** Closes those whose run is over its deadline. */
    void due(long nowNanos, DeferredActions deferred) {
        while (earliest() <= nowNanos) {
            returned(byDeadline.first().run(), deferred);
        }
    }

    /**
     * Everything that is left, in the order in which it is to be closed: the last registered first.
     *
     * @param checks all that are registered, in order
     */
    List<Closing> close(List<RegisteredCheck> checks) {
        List<Closing> closings = new ArrayList<>();
        IdentityHashMap<AutoCloseable, Boolean> seen = new IdentityHashMap<>();
        for (Leaving leaving : byDeadline) {
            closings.add(new Closing(leaving.name(), leaving.owned()));
        }
        for (RegisteredCheck check : checks) {
            AutoCloseable owned = check.owned();
            if (owned != null && seen.putIfAbsent(owned, true) == null) {
                closings.add(new Closing(check.name(), owned));
            }
        }
        Collections.reverse(closings);
        return closings;
    }
}
