/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Redactor;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one run ended, or how far it has not. Already redacted: what enters the engine here holds no secret.
 *
 * @param attachment the check's own object, or {@code null}; never rendered
 * @param latencyNanos how long the run took; for a stuck one, how long it takes so far
 */
record Outcome(
        Status status,
        @Nullable ErrorKind error,
        @Nullable String message,
        Map<String, Object> details,
        @Nullable Object attachment,
        long latencyNanos) {
    private static final int MAX_MESSAGE = 1_000;
    private static final int MAX_DETAILS = 64;
    private static final int MAX_DETAIL_CHARS = 16 * 1024;
    private static final int MAX_CAUSES = 4;

    /** The check returned or threw. Never throws, whatever it is given. */
    static Outcome of(@Nullable CheckResult result, @Nullable Throwable thrown, long latencyNanos) {
        try {
            return thrown == null ? finished(result, latencyNanos) : threw(thrown, latencyNanos);
        } catch (Throwable unreadable) {
            return failed("the result can not be read", latencyNanos);
        }
    }

    /** The check returned. */
    static Outcome finished(@Nullable CheckResult result, long latencyNanos) {
        if (result == null) {
            return failed("the check returned null", latencyNanos);
        }
        return new Outcome(
                result.status(),
                result.error(),
                result.message() == null ? null : clean(result.message()),
                result.details().isEmpty() ? Map.of() : clean(result.details()),
                result.attachment(),
                latencyNanos);
    }

    /** The check threw. */
    static Outcome threw(Throwable thrown, long latencyNanos) {
        return failed(clean(describe(thrown)), latencyNanos);
    }

    /** The deadline passed first. */
    static Outcome timedOut(long timeoutNanos, long latencyNanos) {
        return new Outcome(
                Status.DOWN,
                ErrorKind.TIMEOUT,
                "no result within " + timeoutNanos / 1_000_000 + " ms",
                Map.of(),
                null,
                latencyNanos);
    }

    /** Another period passed and it still has not returned. */
    static Outcome stuck(long latencyNanos) {
        return new Outcome(
                Status.DOWN,
                ErrorKind.STUCK,
                "has not returned for " + latencyNanos / 1_000_000 + " ms",
                Map.of(),
                null,
                latencyNanos);
    }

    /** What follows from other checks. */
    static Outcome computed(Status status, @Nullable ErrorKind error, String message) {
        return new Outcome(status, error, message, Map.of(), null, 0);
    }

    private static Outcome failed(String message, long latencyNanos) {
        return new Outcome(Status.DOWN, ErrorKind.FAILED, message, Map.of(), null, latencyNanos);
    }

    boolean failure() {
        return status == Status.DOWN;
    }

    /** The exception and its causes in one line; survives exceptions that throw when asked. */
    private static String describe(Throwable thrown) {
        StringBuilder line = new StringBuilder();
        Throwable cause = thrown;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            line.append(i == 0 ? "" : ", caused by ").append(cause.getClass().getSimpleName());
            try {
                String message = cause.getMessage();
                line.append(message == null ? "" : ": " + message);
                cause = cause.getCause();
            } catch (Throwable broken) {
                cause = null;
            }
        }
        return line.toString();
    }

    private static String clean(String text) {
        return Text.shortened(cleanWhole(text), MAX_MESSAGE);
    }

    private static Map<String, Object> clean(Map<String, Object> details) {
        Map<String, Object> kept = new TreeMap<>();
        int chars = 0;
        for (Map.Entry<String, Object> detail : details.entrySet()) {
            String name = cleanWhole(detail.getKey());
            Object value = clean(detail.getKey(), detail.getValue());
            chars += name.length() + value.toString().length();
            if (kept.size() == MAX_DETAILS || chars > MAX_DETAIL_CHARS) {
                break;
            }
            kept.put(name, value);
        }
        return Collections.unmodifiableMap(kept);
    }

    private static Object clean(String name, Object value) {
        if (Redactor.secretKey(name)) {
            return Redactor.MASK;
        }
        return value instanceof String text ? cleanWhole(text) : value;
    }

    private static String cleanWhole(String text) {
        return Text.oneLine(Redactor.redact(text));
    }
}
