/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Redactor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one run ended, or how far it has not. Already redacted: what enters the engine here holds no secret.
 *
 * @param details values of JSON, redacted at every depth
 * @param attachment the check's own object, or {@code null}; never rendered
 * @param latencyNanos how long the run took; for a stuck one, how long it takes so far
 */
record Outcome(
        CheckStatus status,
        @Nullable ErrorKind error,
        @Nullable String message,
        Map<String, @Nullable Object> details,
        @Nullable Object attachment,
        long latencyNanos) {
    private static final int MAX_MESSAGE = 1_000;

    /** The check returned or threw. Never throws, whatever it is given. */
    static Outcome of(@Nullable CheckResult result, @Nullable Throwable thrown, long latencyNanos) {
        try {
            return thrown == null ? finished(result, latencyNanos) : threw(thrown, latencyNanos);
        } catch (Throwable unreadable) {
            return failed(ErrorKind.FAILED, "the result cannot be read", latencyNanos);
        }
    }

    /** The check returned. */
    static Outcome finished(@Nullable CheckResult result, long latencyNanos) {
        if (result == null) {
            return failed(ErrorKind.FAILED, "the check returned null", latencyNanos);
        }
        return new Outcome(
                result.status(),
                result.error(),
                result.message() == null ? null : clean(result.message()),
                DetailRedaction.redacted(result.details()),
                result.attachment(),
                latencyNanos);
    }

    /** The check threw. */
    static Outcome threw(Throwable thrown, long latencyNanos) {
        return failed(ErrorKind.of(thrown), clean(Thrown.describe(thrown)), latencyNanos);
    }

    /** The deadline passed first. */
    static Outcome timedOut(long timeoutNanos, long latencyNanos) {
        return new Outcome(
                CheckStatus.DOWN,
                ErrorKind.TIMEOUT,
                "no result within " + timeoutNanos / 1_000_000 + " ms",
                Map.of(),
                null,
                latencyNanos);
    }

    /** Another period passed and it still has not returned. */
    static Outcome stuck(long latencyNanos) {
        return new Outcome(
                CheckStatus.DOWN,
                ErrorKind.STUCK,
                "has not returned for " + latencyNanos / 1_000_000 + " ms",
                Map.of(),
                null,
                latencyNanos);
    }

    private static Outcome failed(ErrorKind error, String message, long latencyNanos) {
        return new Outcome(CheckStatus.DOWN, error, message, Map.of(), null, latencyNanos);
    }

    /** What follows from other checks. */
    static Outcome computed(CheckStatus status, @Nullable ErrorKind error, String message) {
        return new Outcome(status, error, message, Map.of(), null, 0);
    }

    boolean failure() {
        return status == CheckStatus.DOWN;
    }

    private static String clean(String text) {
        return Text.shortened(Text.oneLine(Redactor.redact(text)), MAX_MESSAGE);
    }
}
