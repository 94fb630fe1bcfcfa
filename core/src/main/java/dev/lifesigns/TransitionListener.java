/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/**
 * Is told of every {@link Transition} exactly once, in order.
 *
 * <p>Each listener is called on a thread of its own, one call at a time, never on a thread of the engine and under no
 * lock: it may block or throw without harm to anybody. One that falls more than 10,000 transitions behind misses the
 * newest ones; how many is logged when it catches up.
 */
@FunctionalInterface
public interface TransitionListener {
    /** Called after the transition has become visible to readers. */
    void onTransition(Transition transition);
}
