/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionStage;

/**
 * One function that verifies one thing without occupying a thread while it waits.
 *
 * <p>The same promises as for {@link HealthCheck}. At the deadline the future of the stage is cancelled; a stage that
 * does not complete even then counts as stuck, and no second run is started beside it.
 */
@FunctionalInterface
public interface AsyncHealthCheck {
    /**
     * Begins to verify it.
     *
     * @param deadline when the run counts as timed out
     * @return completes with what was found, or exceptionally
     * @throws Exception anything thrown is an outcome, as if the stage had completed with it
     */
    CompletionStage<CheckResult> check(Deadline deadline) throws Exception;

    /** What the check looks at; {@link Scope#DEPENDENCY} unless it says otherwise. */
    default Scope scope() {
        return Scope.DEPENDENCY;
    }

    /** The same check with another scope. Closing it closes this check, if it can be closed. */
    default AsyncHealthCheck withScope(Scope scope) {
        return new DecoratedAsyncCheck(this, AsyncHealthCheck::check, requireNonNull(scope, "scope"));
    }

    /**
     * A check with something done around each of its runs. It has the scope of the check, and closing it closes the
     * check, if that can be closed.
     *
     * <p>Return the stage of the check itself where you can: the engine cancels what it is given.
     *
     * @param check what is decorated
     * @param around is called for each run instead of the check
     */
    static AsyncHealthCheck decorate(AsyncHealthCheck check, Decorator around) {
        return new DecoratedAsyncCheck(
                requireNonNull(check, "check"),
                requireNonNull(around, "around"),
                requireNonNull(check.scope(), "scope"));
    }

    /** What is done around a run. */
    @FunctionalInterface
    interface Decorator {
        /**
         * Starts the check, or does not.
         *
         * @param check what is decorated
         * @param deadline when the run counts as timed out
         * @return completes with what was found, or exceptionally
         * @throws Exception as a check may
         */
        CompletionStage<CheckResult> check(AsyncHealthCheck check, Deadline deadline) throws Exception;
    }
}
