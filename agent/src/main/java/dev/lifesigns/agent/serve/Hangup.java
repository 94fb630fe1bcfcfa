/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import org.jspecify.annotations.Nullable;

/** SIGHUP from the first moment of the program, when nothing can be reloaded yet. Thread-safe. */
public final class Hangup {
    private static final Hangup INSTANCE = new Hangup();

    private @Nullable Runnable handler;
    private boolean missed;

    private Hangup() {}

    /** From now on SIGHUP does not end the process; the handler is called for one that comes before it is known. */
    public static void hold() {
        Signals.onHangup(INSTANCE::arrived);
    }

    /** Calls back on each SIGHUP, and now if one has been missed. */
    static void handle(Runnable handler) {
        INSTANCE.set(handler);
    }

    private void arrived() {
        Runnable known = known();
        if (known != null) {
            known.run();
        }
    }

    private synchronized @Nullable Runnable known() {
        missed |= handler == null;
        return handler;
    }

    private void set(Runnable now) {
        boolean late;
        synchronized (this) {
            handler = now;
            late = missed;
            missed = false;
        }
        if (late) {
            now.run();
        }
    }
}
