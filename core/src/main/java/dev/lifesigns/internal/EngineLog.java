/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The engine's log. It never throws: code that logs a failure has to survive it, even if the logger fails too. */
public final class EngineLog {
    private static final System.Logger LOG = System.getLogger("dev.lifesigns");

    private EngineLog() {}

    /** User code failed, and the failure was contained. */
    public static void warn(String message, @Nullable Throwable thrown) {
        write(Level.WARNING, message, thrown);
    }

    /** The engine itself failed, and the failure was contained. */
    public static void error(String message, Throwable thrown) {
        write(Level.ERROR, message, thrown);
    }

    private static void write(Level level, String message, @Nullable Throwable thrown) {
        try {
            LOG.log(level, message, thrown);
        } catch (Throwable brokenLogger) {
            // There is nowhere left to report it.
            return;
        }
    }
}
