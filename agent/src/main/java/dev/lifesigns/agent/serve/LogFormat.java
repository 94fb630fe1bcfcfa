/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.agent.config.LogConfig;
import dev.lifesigns.text.Printable;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** One line per record, on standard error: time, level, message. Of an exception, only its class and origin. */
public final class LogFormat extends Formatter {
    static final String AGENT_NAME = "lifesigns";

    private static final int LONGEST = 4_000;

    // Strong references, so that the loggers keep their levels.
    private static final Logger AGENT = Logger.getLogger(AGENT_NAME);
    private static final Logger OURS = Logger.getLogger("dev.lifesigns");

    /** Applies {@link LogConfig#DEFAULT} to all logging of the process. */
    public static void install() {
        install(LogConfig.DEFAULT);
    }

    /**
     * Applies a format and a level to all logging of the process.
     *
     * <p>Libraries log severe records only, whatever the level: their warnings are about what strangers send to the server and what each
     * run of a check meets, and may contain a secret. The endpoint and the transitions report the same, safely.
     */
    public static void install(LogConfig config) {
        LogManager.getLogManager().reset();
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(config.format() == LogConfig.Format.json ? new JsonLogFormat() : new LogFormat());
        console.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        root.addHandler(console);
        root.setLevel(Level.SEVERE);
        Level level = level(config.level());
        AGENT.setLevel(level);
        OURS.setLevel(level.equals(Level.SEVERE) ? level : Level.WARNING);
    }

    private static Level level(LogConfig.Level level) {
        return switch (level) {
            case error -> Level.SEVERE;
            case warning -> Level.WARNING;
            case info -> Level.INFO;
            case debug -> Level.FINE;
        };
    }

    @Override
    public String format(LogRecord event) {
        String from = isOurs(event) ? "" : event.getLoggerName() + ": ";
        String kind = event.getThrown() == null ? "" : " (" + kinds(event.getThrown()) + ")";
        return time(event) + " " + event.getLevel().getName() + " " + from + Printable.of(formatMessage(event), LONGEST)
                + kind + "\n";
    }

    /** Whether the agent itself wrote it, not a library. */
    static boolean isOurs(LogRecord event) {
        return AGENT_NAME.equals(event.getLoggerName());
    }

    /** When it was written, as in RFC 3339. */
    static String time(LogRecord event) {
        return event.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** As much of a text as is shown. */
    static String start(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    static String kinds(Throwable thrown) {
        StringBuilder kinds = new StringBuilder(thrown.getClass().getSimpleName());
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
            kinds.append(", caused by ").append(cause.getClass().getSimpleName());
        }
        return kinds.append(Arrays.stream(thrown.getStackTrace())
                        .findFirst()
                        .map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber())
                        .orElse(""))
                .toString();
    }
}
