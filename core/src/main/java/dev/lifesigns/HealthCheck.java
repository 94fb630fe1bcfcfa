/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

/**
 * A function that checks one thing.
 *
 * <p>It runs on one of the engine's threads, on its own schedule, never more than once at a time, and may block. It
 * must be read-only: it writes, creates, and publishes nothing. At the deadline, the outcome is decided and the thread
 * is interrupted; a result that arrives later is dropped.
 *
 * <pre>{@code
 * HealthCheck orders = deadline -> repository.ping(deadline.remaining()) ? CheckResult.up() : CheckResult.down("no pong");
 * }</pre>
 */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Runs the check once.
     *
     * @param deadline when the run times out; pass {@link CheckDeadline#remaining()} on to clients
     * @return the result; {@code null} is down, of kind {@link ErrorKind#FAILED}
     * @throws Exception anything thrown, errors included, is an outcome: down, of the kind that {@link ErrorKind#of}
     *     returns
     */
    CheckResult check(CheckDeadline deadline) throws Exception;

    /** What the check observes (default: {@link CheckScope#DEPENDENCY}). */
    default CheckScope scope() {
        return CheckScope.DEPENDENCY;
    }

    /** The same check with another scope. Closing it closes this check if that is {@link AutoCloseable}. */
    default HealthCheck withScope(CheckScope scope) {
        return new DecoratedCheck(this, null, requireNonNull(scope, "HealthCheck.withScope: scope is null"));
    }

    /**
     * Decorates each run of a check, to measure it, retry it, or change its result.
     *
     * <pre>{@code
     * HealthCheck labeled = HealthCheck.decorate(orders, (check, deadline) -> check.check(deadline).withDetail("zone", zone));
     * }</pre>
     *
     * <p>The decorated check has the same scope, and closing it closes the original if that is {@link AutoCloseable}.
     * The deadline applies to the decorator too.
     *
     * @param check the check to decorate; not a {@link Heartbeat}, which is never run
     * @param around called for each run instead of the check
     * @throws IllegalArgumentException if the check is a heartbeat
     */
    static HealthCheck decorate(HealthCheck check, Decorator around) {
        return new DecoratedCheck(
                Heartbeat.refused(requireNonNull(check, "HealthCheck.decorate: check is null")),
                requireNonNull(around, "HealthCheck.decorate: around is null"),
                requireNonNull(check.scope(), "HealthCheck.decorate: check.scope() is null"));
    }

    /** Decorates a run. */
    @FunctionalInterface
    interface Decorator {
        /**
         * Runs the check, or does not.
         *
         * @param check the original check
         * @param deadline when the run times out
         * @return the result
         * @throws Exception as a check may
         */
        CheckResult check(HealthCheck check, CheckDeadline deadline) throws Exception;
    }
}
