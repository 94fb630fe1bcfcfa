/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * An asynchronous check of which the engine knows the work itself.
 *
 * @param cancels whether the work ends when its stage is cancelled
 */
record SourcedCheck<T>(
        AsyncHealthCheck.Source<T> source, Function<? super T, CheckResult> result, boolean cancels, CheckScope scope)
        implements AsyncHealthCheck {
    @Override
    public CompletionStage<CheckResult> check(CheckDeadline deadline) throws Exception {
        return start(deadline).result();
    }

    @Override
    public AsyncHealthCheck withScope(CheckScope other) {
        return new SourcedCheck<>(source, result, cancels, requireNonNull(other, "scope"));
    }

    Work start(CheckDeadline deadline) throws Exception {
        CompletionStage<T> asked = source.ask(deadline);
        return new Work(asked, asked.thenApply(result), cancels);
    }

    /**
     * What goes on outside.
     *
     * @param source complete when nothing goes on any more
     * @param result derived from it
     */
    record Work(CompletionStage<?> source, CompletionStage<CheckResult> result, boolean cancels) {
        /** Starts a check; what goes on is the stage it returns, unless it knows better. */
        static Work start(AsyncHealthCheck check, CheckDeadline deadline) throws Exception {
            if (check instanceof SourcedCheck<?> sourced) {
                return sourced.start(deadline);
            }
            if (check instanceof DecoratedAsyncCheck decorated) {
                return decorated.start(deadline);
            }
            CompletionStage<CheckResult> stage = check.check(deadline);
            return new Work(stage, stage, false);
        }
    }
}
