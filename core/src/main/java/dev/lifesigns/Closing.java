/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.EngineLog;

/**
 * An owned resource that has to be closed. Runs user code, so it is run without any lock.
 *
 * @param name the name of the check, or the class name of the resource
 */
record Closing(String name, AutoCloseable owned) implements Runnable {
    /** Anything it throws is logged: closing a checker must not stop halfway. */
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
