/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * An asynchronous check whose underlying work is known to the engine.
 *
 * @param cancels whether the work ends when its stage is canceled
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
        return new SourcedCheck<>(
                source, result, cancels, requireNonNull(other, "AsyncHealthCheck.withScope: scope is null"));
    }

    Work start(CheckDeadline deadline) throws Exception {
        CompletionStage<T> asked = source.ask(deadline);
        return new Work(asked, asked.thenApply(result), cancels);
    }

    /**
     * The work that a run has started.
     *
     * @param source complete when the work is
     * @param result derived from the source
     */
    record Work(CompletionStage<?> source, CompletionStage<CheckResult> result, boolean cancels) {
        /**
         * Starts a check. Its work is the stage that it returns, unless the check is of a kind that knows its source.
         */
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
