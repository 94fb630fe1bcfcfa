/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

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
     * @param deadline when the run counts as timed out; pass {@link Deadline#remaining()} on to clients
     * @return what was found; {@code null} counts as {@link ErrorKind#FAILED}
     * @throws Exception anything thrown, errors included, is an outcome: down with {@link ErrorKind#FAILED}
     */
    CheckResult check(Deadline deadline) throws Exception;

    /** What the check looks at; {@link Scope#DEPENDENCY} unless it says otherwise. */
    default Scope scope() {
        return Scope.DEPENDENCY;
    }
}
