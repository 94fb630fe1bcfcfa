/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A function that checks one thing without occupying a thread while it waits.
 *
 * <p>The rules of {@link HealthCheck} apply. The engine never has more than one piece of work outstanding: a run whose
 * stage is not complete at the deadline has timed out, and is then stuck until the stage completes; no second run is
 * started meanwhile. The engine cancels nothing, because the work behind a stage belongs to the application. For a
 * client that can cancel a request, use {@link #canceling}.
 *
 * <pre>{@code
 * builder.asyncCheck("search", AsyncHealthCheck.of(deadline -> client.ping(), pong -> CheckResult.up()));
 * }</pre>
 */
@FunctionalInterface
public interface AsyncHealthCheck {
    /**
     * Starts the check.
     *
     * @param deadline when the run times out
     * @return completes with the result, or exceptionally
     * @throws Exception anything thrown is an outcome, as if the stage had completed with it
     */
    CompletionStage<CheckResult> check(CheckDeadline deadline) throws Exception;

    /** What the check observes (default: {@link CheckScope#DEPENDENCY}). */
    default CheckScope scope() {
        return CheckScope.DEPENDENCY;
    }

    /** The same check with another scope. Closing it closes this check if that is {@link AutoCloseable}. */
    default AsyncHealthCheck withScope(CheckScope scope) {
        return new DecoratedAsyncCheck(
                this, AsyncHealthCheck::check, requireNonNull(scope, "AsyncHealthCheck.withScope: scope is null"));
    }

    /**
     * Decorates each run of a check. The decorated check has the same scope, and closing it closes the original if that
     * is {@link AutoCloseable}.
     *
     * <p>Return the stage of the check itself where possible: a derived one may be complete while the work is not.
     *
     * @param check the check to decorate
     * @param around called for each run instead of the check
     */
    static AsyncHealthCheck decorate(AsyncHealthCheck check, Decorator around) {
        return new DecoratedAsyncCheck(
                requireNonNull(check, "AsyncHealthCheck.decorate: check is null"),
                requireNonNull(around, "AsyncHealthCheck.decorate: around is null"),
                requireNonNull(check.scope(), "AsyncHealthCheck.decorate: check.scope() is null"));
    }

    /** Decorates a run. */
    @FunctionalInterface
    interface Decorator {
        /**
         * Starts the check, or does not.
         *
         * @param check the original check
         * @param deadline when the run times out
         * @return completes with the result, or exceptionally
         * @throws Exception as a check may
         */
        CompletionStage<CheckResult> check(AsyncHealthCheck check, CheckDeadline deadline) throws Exception;
    }

    /**
     * The source of what a check evaluates, such as a client.
     *
     * @param <T> the type of the response
     */
    @FunctionalInterface
    interface Source<T> {
        /**
         * Sends the request.
         *
         * @throws Exception anything thrown is an outcome
         */
        CompletionStage<T> ask(CheckDeadline deadline) throws Exception;
    }

    /**
     * A check that keeps the stage of the work itself rather than a derived one: after its deadline it is stuck until
     * exactly that stage is complete.
     *
     * @param source calls the client, and returns the client's own stage
     * @param result turns the response into a result; anything it throws is an outcome
     */
    static <T> AsyncHealthCheck of(Source<T> source, Function<? super T, CheckResult> result) {
        return new SourcedCheck<>(
                requireNonNull(source, "AsyncHealthCheck.of: source is null"),
                requireNonNull(result, "AsyncHealthCheck.of: result is null"),
                false,
                CheckScope.DEPENDENCY);
    }

    /**
     * The same as {@link #of}, but the work is canceled at the deadline, on {@link CheckHandle#remove() removal} and
     * on {@link HealthChecker#close() close}, so the check recovers within a period and a timeout of its dependency's
     * recovery.
     *
     * <p>Only for clients that stop working when the stage they returned is canceled, as {@code HttpClient.sendAsync}
     * does. {@code CompletableFuture.supplyAsync} does not: its threads would pile up.
     *
     * @param source calls the client, and returns the client's own stage
     */
    static <T> AsyncHealthCheck canceling(Source<T> source, Function<? super T, CheckResult> result) {
        return new SourcedCheck<>(
                requireNonNull(source, "AsyncHealthCheck.canceling: source is null"),
                requireNonNull(result, "AsyncHealthCheck.canceling: result is null"),
                true,
                CheckScope.DEPENDENCY);
    }
}
