/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One function that verifies one thing without occupying a thread while it waits.
 *
 * <p>The same promises as for {@link HealthCheck}. The engine never has more than one piece of work outstanding: a run
 * whose stage is not complete at the deadline is a timeout, then stuck until the stage completes, and no second run is
 * started beside it. It cancels nothing, since what is behind a stage belongs to the application. A client that can take
 * a request back is better asked with {@link #cancelling}.
 *
 * <pre>{@code
 * builder.asyncCheck("search", AsyncHealthCheck.of(deadline -> client.ping(), pong -> CheckResult.up()));
 * }</pre>
 */
@FunctionalInterface
public interface AsyncHealthCheck {
    /**
     * Starts to verify it.
     *
     * @param deadline when the run counts as timed out
     * @return completes with what was found, or exceptionally
     * @throws Exception anything thrown is an outcome, as if the stage had completed with it
     */
    CompletionStage<CheckResult> check(CheckDeadline deadline) throws Exception;

    /** What the check looks at; {@link CheckScope#DEPENDENCY} unless it says otherwise. */
    default CheckScope scope() {
        return CheckScope.DEPENDENCY;
    }

    /** The same check with another scope. Closing it closes this check, if it can be closed. */
    default AsyncHealthCheck withScope(CheckScope scope) {
        return new DecoratedAsyncCheck(this, AsyncHealthCheck::check, requireNonNull(scope, "scope"));
    }

    /**
     * A check with something done around each of its runs. It has the scope of the check, and closing it closes the
     * check, if that can be closed.
     *
     * <p>Return the stage of the check itself where you can: a derived one may be complete while the work is not.
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
        CompletionStage<CheckResult> check(AsyncHealthCheck check, CheckDeadline deadline) throws Exception;
    }

    /**
     * Where the answer of a check comes from.
     *
     * @param <T> the answer
     */
    @FunctionalInterface
    interface Source<T> {
        /**
         * Asks.
         *
         * @throws Exception anything thrown is an outcome
         */
        CompletionStage<T> ask(CheckDeadline deadline) throws Exception;
    }

    /**
     * A check that keeps the stage which stands for the work itself, rather than one derived from it: it is stuck for
     * exactly as long as that is not complete.
     *
     * @param source asks the client, and returns the very stage that the client does
     * @param result what an answer means; what it throws is an outcome
     */
    static <T> AsyncHealthCheck of(Source<T> source, Function<? super T, CheckResult> result) {
        return new SourcedCheck<>(
                requireNonNull(source, "source"), requireNonNull(result, "result"), false, CheckScope.DEPENDENCY);
    }

    /**
     * The same as {@link #of}, but the work is cancelled at the deadline, on {@link CheckHandle#remove() removal} and on
     * {@link HealthChecker#close() close}, so the check recovers within period and timeout of its dependency.
     *
     * <p>Only for clients that end their work when the stage they returned is cancelled, as
     * {@code HttpClient.sendAsync} does. {@code CompletableFuture.supplyAsync} does not: its threads would pile up.
     *
     * @param source asks the client, and returns the very stage that the client does
     */
    static <T> AsyncHealthCheck cancelling(Source<T> source, Function<? super T, CheckResult> result) {
        return new SourcedCheck<>(
                requireNonNull(source, "source"), requireNonNull(result, "result"), true, CheckScope.DEPENDENCY);
    }
}
