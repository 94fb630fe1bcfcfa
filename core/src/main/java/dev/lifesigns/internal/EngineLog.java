/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The engine's log. It never throws: whoever logs a failure has to outlive it, also when the logger fails too. */
public final class EngineLog {
    private static final System.Logger LOG = System.getLogger("dev.lifesigns");

    private EngineLog() {}

    /** Something of the host's went wrong and is contained. */
    public static void warn(String message, @Nullable Throwable thrown) {
        write(Level.WARNING, message, thrown);
    }

    /** Something of the engine's own went wrong and is contained. */
    public static void error(String message, Throwable thrown) {
        write(Level.ERROR, message, thrown);
    }

    private static void write(Level level, String message, @Nullable Throwable thrown) {
        try {
            LOG.log(level, message, thrown);
        } catch (Throwable brokenLogger) {
            // There is nobody left to tell.
            return;
        }
    }
}
