/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * Receives every {@link Transition} exactly once, in order.
 *
 * <pre>{@code
 * HealthChecker health = HealthChecker.builder()
 *     .check("database", database)
 *     .onTransition(transition ->
 *         log.info(transition.name() + ": " + transition.fromName() + " -> " + transition.toName()))
 *     .build();
 * }</pre>
 *
 * <p>Each listener is called on a thread of its own, one call at a time and without any lock, so it may block or throw
 * without affecting anything else. A listener that falls more than 10,000 transitions behind misses the newest ones;
 * their number is logged when it catches up.
 */
@FunctionalInterface
public interface TransitionListener {
    /** Called after readers can see the transition. */
    void onTransition(Transition transition);
}
