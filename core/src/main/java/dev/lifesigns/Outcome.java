/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Redactor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one run ended, or that it has not ended in time. Redacted on creation, so nothing in the engine holds a secret.
 *
 * @param details JSON values, redacted at every depth
 * @param attachment the attachment of the result, or {@code null}; never rendered
 * @param latencyNanos how long the run took, or has taken so far if it is stuck
 */
record Outcome(
        CheckStatus status,
        @Nullable ErrorKind error,
        @Nullable String message,
        Map<String, @Nullable Object> details,
        @Nullable Object attachment,
        long latencyNanos) {
    private static final int MAX_MESSAGE = 1_000;
    private static final String UNREADABLE = "the result cannot be read";

    /** What a check says by returning that, or by throwing that. Calls methods of the exception, and never throws. */
    static @Nullable CheckResult said(@Nullable CheckResult returned, @Nullable Throwable thrown) {
        try {
            return thrown == null ? returned : CheckResult.down(thrown);
        } catch (Throwable unreadable) {
            return CheckResult.down(ErrorKind.FAILED, UNREADABLE);
        }
    }

    /** The check said that. Calls no code of the user, and never throws. */
    static Outcome of(@Nullable CheckResult said, long latencyNanos) {
        try {
            return finished(said, latencyNanos);
        } catch (Throwable unreadable) {
            return failed(ErrorKind.FAILED, UNREADABLE, latencyNanos);
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

    /** Another period has passed, and it still has not returned. */
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

    /** Derived from other checks. */
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
