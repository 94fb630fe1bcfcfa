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
 * The resources that the checker closes, each once, and when. Guarded by the engine's lock; closed without it.
 *
 * <p>A check that is removed while it runs is closed when the run returns or at its deadline, whichever is first.
 */
final class Ownership {
    /** A check whose last registration was removed while it was running. */
    private record Leaving(AutoCloseable owned, String name, Run run, long sequence) {}

    /* The number of registrations of each check: one may be registered under two names, or replaced by itself. */
    private final IdentityHashMap<AutoCloseable, Integer> registrations = new IdentityHashMap<>();

    /* Removed and not closed yet. Both collections have the same elements. */
    private final TreeSet<Leaving> byDeadline =
            new TreeSet<>(Comparator.<Leaving>comparingLong(leaving -> leaving.run().deadlineNanos)
                    .thenComparingLong(Leaving::sequence));
    private final Map<Run, Leaving> byRun = new HashMap<>();

    /** The resources of these registered checks. */
    static Ownership of(List<RegisteredCheck> checks) {
        Ownership ownership = new Ownership();
        checks.forEach(ownership::enter);
        return ownership;
    }

    /** When {@link #due} has something to do next. */
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
     * Removes a registration.
     *
     * @param run the run in flight, or {@code null}
     * @return what has to be closed immediately
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

    /** Closes the check that was waiting for this run to return, if there is one. */
    void returned(Run run, DeferredActions deferred) {
        // Called after every run: computing the hash of a new object is not free.
        Leaving leaving = byRun.isEmpty() ? null : byRun.remove(run);
        if (leaving != null) {
            byDeadline.remove(leaving);
            deferred.close(new Closing(leaving.name(), leaving.owned()));
        }
    }

    /** Closes checks whose run is past its deadline. */
    void due(long nowNanos, DeferredActions deferred) {
        while (earliest() <= nowNanos) {
            returned(byDeadline.first().run(), deferred);
        }
    }

    /**
     * All remaining resources in the order in which they have to be closed: the last registered first.
     *
     * @param checks all registered checks, in order
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
