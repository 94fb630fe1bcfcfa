/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** A check that decorates another: what is not a run goes to that one. */
sealed interface Decorated extends Preparable, AutoCloseable permits DecoratedCheck, DecoratedAsyncCheck {
    /** The check that is decorated. */
    Object check();

    @Override
    default void prepare() throws Exception {
        if (check() instanceof Preparable preparable) {
            preparable.prepare();
        }
    }

    @Override
    default void close() throws Exception {
        if (check() instanceof AutoCloseable owned) {
            owned.close();
        }
    }
}
