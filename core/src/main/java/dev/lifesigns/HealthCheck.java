/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

/**
 * One function that verifies one thing.
 *
 * <p>It runs on a thread of the engine, on its own schedule, never more than once at a time, and may block. It must be
 * read-only: it writes, creates and publishes nothing. At the deadline the outcome is decided and the thread is
 * interrupted; whatever the check returns after that is dropped.
 *
 * <pre>{@code
 * HealthCheck orders = deadline -> repository.ping(deadline.remaining()) ? CheckResult.up() : CheckResult.down("no pong");
 * }</pre>
 */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Verifies it once.
     *
     * @param deadline when the run counts as timed out; pass {@link CheckDeadline#remaining()} on to clients
     * @return what was found; {@code null} is down, of kind {@link ErrorKind#FAILED}
     * @throws Exception anything thrown, errors included, is an outcome: down with the kind {@link ErrorKind#of} it
     */
    CheckResult check(CheckDeadline deadline) throws Exception;

    /** What the check looks at; {@link CheckScope#DEPENDENCY} unless it says otherwise. */
    default CheckScope scope() {
        return CheckScope.DEPENDENCY;
    }

    /** The same check with another scope. Closing it closes this check, if it can be closed. */
    default HealthCheck withScope(CheckScope scope) {
        return new DecoratedCheck(this, HealthCheck::check, requireNonNull(scope, "scope"));
    }

    /**
     * A check with something done around each of its runs: measured, retried, its result changed.
     *
     * <pre>{@code
     * HealthCheck labeled = HealthCheck.decorate(orders, (check, deadline) -> check.check(deadline).withDetail("zone", zone));
     * }</pre>
     *
     * <p>It has the scope of the check, and closing it closes the check, if that can be closed. The deadline holds for
     * all of it.
     *
     * @param check what is decorated
     * @param around is called for each run instead of the check
     */
    static HealthCheck decorate(HealthCheck check, Decorator around) {
        return new DecoratedCheck(
                requireNonNull(check, "check"),
                requireNonNull(around, "around"),
                requireNonNull(check.scope(), "scope"));
    }

    /** What is done around a run. */
    @FunctionalInterface
    interface Decorator {
        /**
         * Runs the check, or does not.
         *
         * @param check what is decorated
         * @param deadline when the run counts as timed out
         * @return what was found
         * @throws Exception as a check may
         */
        CheckResult check(HealthCheck check, CheckDeadline deadline) throws Exception;
    }
}
