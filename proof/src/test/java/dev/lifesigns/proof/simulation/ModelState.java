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
 * What is known of a check, reckoned from the contract and as plainly as can be: all outcomes since the last gap in a
 * list, and the status read off the end of it.
 */
final class ModelState {
    private Plan plan;
    private final BiConsumer<Verdict, Verdict> onChange;
    private final List<Boolean> failures = new ArrayList<>();
    private Verdict standing = Verdict.NEVER;
    private @Nullable Object attachment;
    private @Nullable Instant decidedWall;
    private long decidedAt;

    /**
     * @param onChange told what it was and what it is, for each change of its status
     */
    ModelState(Plan plan, BiConsumer<Verdict, Verdict> onChange) {
        this.plan = plan;
        this.onChange = onChange;
    }

    /** From now on another plan counts. */
    void follow(Plan next) {
        plan = next;
    }

    Verdict standing() {
        return standing;
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

    /** TimedOutcome that is too old is none, and rows begin anew. */
    void age(long now) {
        if (everRan() && standing.status() != CheckStatus.UNKNOWN && now - decidedAt > plan.staleAfter()) {
            failures.clear();
            attachment = null;
            stand(Verdict.STALE);
        }
    }

    void hear(Verdict outcome, @Nullable Object attached, long now, Instant wall) {
        age(now);
        failures.add(outcome.failure());
        decidedAt = now;
        decidedWall = wall;
        if (counts(outcome)) {
            attachment = attached;
            stand(outcome);
        }
    }

    private boolean counts(Verdict outcome) {
        boolean stoodDown = standing.status() == CheckStatus.DOWN;
        if (standing.status() == CheckStatus.UNKNOWN || stoodDown == outcome.failure()) {
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

    private void stand(Verdict next) {
        Verdict before = standing;
        standing = next;
        if (before.status() != next.status()) {
            onChange.accept(before, next);
        }
    }

    /** Whether startup need not wait for it. */
    boolean passesStartup() {
        return everRan() && (contribution() == CheckStatus.UP || contribution() == CheckStatus.DEGRADED);
    }

    /** What it contributes to its probes, by the table of the contract. */
    CheckStatus contribution() {
        return switch (standing.status()) {
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
