/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runs of replaced and removed checks, until they return. What hangs would otherwise pile up when a program replaces
 * a check again and again, as one that reloads its configuration during an outage does: a check whose name has left
 * {@value #MOST} of them waits until one returns. Not thread-safe; guarded by the engine's lock.
 */
final class LeftRuns {
    /*
     * The first is left behind so that a check which hangs can be replaced by one which does not. The second shows that
     * this did not help.
     */
    private static final int MOST = 2;

    /* By name, in the order in which they were left. */
    private final Map<String, List<Left>> byName = new HashMap<>();

    /* Those that nothing can complete, such as of a stage that was lost. */
    private final ReferenceQueue<Run> collected = new ReferenceQueue<>();

    private final Map<String, RegisteredCheck> waiting = new HashMap<>();

    /** Weak, because what cannot return cannot be waited for, nor be kept forever. */
    private static final class Left extends WeakReference<Run> {
        private final String name;

        Left(Run run, ReferenceQueue<Run> collected) {
            super(run, collected);
            this.name = run.check.name();
        }
    }

    /** The check is replaced or removed, and leaves its run in flight, if there is one. */
    void remove(RegisteredCheck check, @Nullable Run run) {
        waiting.remove(check.name());
        // What an executor has dropped never returns.
        if (run != null && !run.dropped()) {
            byName.computeIfAbsent(check.name(), name -> new ArrayList<>(MOST)).add(new Left(run, collected));
        }
    }

    /** The first of those that keep this check from being run, or {@code null}. */
    @Nullable
    Run blocking(RegisteredCheck check) {
        if (byName.isEmpty()) {
            return null;
        }
        for (Reference<?> lost = collected.poll(); lost != null; lost = collected.poll()) {
            forget((Left) lost);
        }
        List<Left> left = byName.getOrDefault(check.name(), List.of());
        return left.size() < MOST ? null : left.get(0).get();
    }

    /** The check waits for one of them. Returns the deadline of the first, from which on it is stuck. */
    long await(RegisteredCheck check, Run first) {
        waiting.put(check.name(), check);
        return first.deadlineNanos;
    }

    /** The run has returned. The check that can be run because of that, or {@code null}. */
    @Nullable
    RegisteredCheck returned(Run run) {
        for (Left left : byName.getOrDefault(run.check.name(), List.of())) {
            if (left.refersTo(run)) {
                forget(left);
                return waiting.remove(run.check.name());
            }
        }
        return null;
    }

    private void forget(Left one) {
        List<Left> left = byName.getOrDefault(one.name, List.of());
        left.remove(one);
        if (left.isEmpty()) {
            byName.remove(one.name);
        }
    }
}
