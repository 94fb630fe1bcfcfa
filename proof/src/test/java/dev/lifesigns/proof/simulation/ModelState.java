/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import dev.lifesigns.CheckStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of a check, computed from the contract as simply as possible: a list of all outcomes since the last gap, and
 * the status derived from its end.
 */
final class ModelState {
    private Plan plan;
    private final BiConsumer<Verdict, Verdict> onChange;
    private final List<Boolean> failures = new ArrayList<>();
    private final ModelHistory history;
    private Verdict current = Verdict.NEVER;
    private @Nullable Object attachment;
    private @Nullable Instant decidedWall;
    private long decidedAt;

    /**
     * @param registered when the check was registered
     * @param onChange gets the old and the new verdict at each change of the status
     */
    ModelState(Plan plan, long registered, BiConsumer<Verdict, Verdict> onChange) {
        this.plan = plan;
        this.history = new ModelHistory(registered);
        this.onChange = onChange;
    }

    /** Switches to another plan. */
    void follow(Plan next) {
        plan = next;
    }

    ModelHistory history() {
        return history;
    }

    Verdict current() {
        return current;
    }

    /** The object of the result behind the status. */
    @Nullable
    Object attachment() {
        return attachment;
    }

    boolean everRan() {
        return decidedWall != null;
    }

    long decidedAt() {
        return decidedAt;
    }

    @Nullable
    Instant decidedWall() {
        return decidedWall;
    }

    /** Failures at the end of the list. */
    int consecutiveFailures() {
        return row(true);
    }

    /** An outcome that is too old no longer counts, and failures are counted from zero. */
    void age(long now) {
        if (everRan() && current.status() != CheckStatus.UNKNOWN && now - decidedAt > plan.staleAfter()) {
            failures.clear();
            attachment = null;
            become(Verdict.STALE, decidedAt + plan.staleAfter());
        }
    }

    void record(Verdict outcome, @Nullable Object attached, long now, Instant wall) {
        age(now);
        failures.add(outcome.failure());
        decidedAt = now;
        decidedWall = wall;
        if (counts(outcome)) {
            attachment = attached;
            become(outcome, now);
        }
    }

    private boolean counts(Verdict outcome) {
        boolean wasDown = current.status() == CheckStatus.DOWN;
        if (current.status() == CheckStatus.UNKNOWN || wasDown == outcome.failure()) {
            return true;
        }
        return outcome.failure() ? row(true) >= plan.failureThreshold() : row(false) >= plan.successThreshold();
    }

    private int row(boolean ofFailures) {
        int row = 0;
        while (row < failures.size() && failures.get(failures.size() - 1 - row) == ofFailures) {
            row++;
        }
        return row;
    }

    private void become(Verdict next, long at) {
        Verdict before = current;
        current = next;
        if (before.status() != next.status()) {
            history.changed(at, next.status());
            onChange.accept(before, next);
        }
    }

    /** Whether startup need not wait for it. */
    boolean passesStartup() {
        return everRan() && (contribution() == CheckStatus.UP || contribution() == CheckStatus.DEGRADED);
    }

    /** What it contributes to its probes, by the table of the contract. */
    CheckStatus contribution() {
        return switch (current.status()) {
            case UP -> CheckStatus.UP;
            case DEGRADED -> CheckStatus.DEGRADED;
            case DOWN -> plan.critical() ? CheckStatus.DOWN : CheckStatus.DEGRADED;
            case UNKNOWN -> {
                if (plan.critical()) {
                    yield CheckStatus.UNKNOWN;
                }
                yield everRan() ? CheckStatus.DEGRADED : CheckStatus.UP;
            }
        };
    }
}
