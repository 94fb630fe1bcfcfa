/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** Something that happens at the time for which it is set, once. Setting it again moves it. */
abstract class Timer {
    /** Not set. */
    static final long NONE = -1;

    /** The entry of the queue that counts; all others of this timer are obsolete. */
    long ticket = NONE;

    abstract void fire();

    final boolean isSet() {
        return ticket != NONE;
    }

    /** A timer that calls a method. */
    static Timer of(Runnable action) {
        return new Timer() {
            @Override
            void fire() {
                action.run();
            }
        };
    }
}
