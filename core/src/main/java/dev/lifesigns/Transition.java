/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of a check's or a probe's status. Immutable. */
public sealed interface Transition {
    /** Name of the check or probe. */
    String name();

    /** Wall-clock time of the change. */
    Instant at();

    /** How long the status before had lasted, by the monotonic clock. */
    Duration lasted();

    /** The lower-case word of the status before. */
    String fromName();

    /** The lower-case word of the status now. */
    String toName();

    /** A check changed, after thresholds and staleness. */
    non-sealed interface OfCheck extends Transition {
        /** The status before. */
        CheckStatus from();

        /** The status now. */
        CheckStatus to();

        /** The kind of failure that caused it, or {@code null}. */
        @Nullable
        ErrorKind error();

        /** The redacted message of the result that caused it, or {@code null}. */
        @Nullable
        String message();

        @Override
        default String fromName() {
            return from().wireName();
        }

        @Override
        default String toName() {
            return to().wireName();
        }
    }

    /** A probe changed. */
    non-sealed interface OfProbe extends Transition {
        /** The answer before. */
        ProbeStatus from();

        /** The answer now. */
        ProbeStatus to();

        /** Name of the check or gate that tipped it, or {@code null} when a stage of life did. */
        @Nullable
        String cause();

        @Override
        default String fromName() {
            return from().wireName();
        }

        @Override
        default String toName() {
            return to().wireName();
        }
    }
}
