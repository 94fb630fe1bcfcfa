/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.EngineLog;

/**
 * Something that is owned, and now to be closed. Runs code of the user, so it is run under no lock.
 *
 * @param name of the check that it is, or is used by
 */
record Closing(String name, AutoCloseable owned) implements Runnable {
    /** Whatever it throws is logged: who closes a checker has to come to its end. */
    @Override
    public void run() {
        try {
            owned.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Throwable contained) {
            EngineLog.warn("'" + name + "' failed to close", contained);
        }
    }

    /** Becomes part of the thread's name. */
    @Override
    public String toString() {
        return name + "-close";
    }
}
