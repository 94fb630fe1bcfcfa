/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer of a framework's check.
 *
 * @param name the check, as the framework calls it
 * @param message one line for an operator, redacted; not for the public
 * @param thrown what the check threw, if that is known
 */
public record ForeignFailure(
        String name,
        Reason reason,
        String message,
        @Nullable Throwable thrown) {
    public ForeignFailure {
        requireNonNull(name, "ForeignFailure: name is null");
        requireNonNull(reason, "ForeignFailure: reason is null");
        requireNonNull(message, "ForeignFailure: message is null");
    }

    /** The kinds of failure. */
    public enum Reason {
        /** The run did not end within its timeout. */
        TIMEOUT("timeout"),
        /** An earlier run outlived its deadline and still has not returned. */
        STUCK("stuck"),
        /** The last answer is too old. */
        STALE("stale"),
        /** It has not run yet, or was removed. */
        NEVER_RAN("never_ran"),
        /** It threw, or answered {@code null}. */
        FAILED("failed");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** The lower-case word to show, such as {@code timeout} or {@code never_ran}. */
        public String wireName() {
            return wireName;
        }
    }
}
