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

    /**
     * A check changed, after thresholds and staleness.
     *
     * @param error the kind of failure that caused it, or {@code null}
     * @param message the redacted message of the result that caused it, or {@code null}
     */
    record OfCheck(
            String name,
            Status from,
            Status to,
            @Nullable ErrorKind error,
            @Nullable String message,
            Instant at,
            Duration lasted)
            implements Transition {
        @Override
        public String fromName() {
            return from.wireName();
        }

        @Override
        public String toName() {
            return to.wireName();
        }
    }

    /**
     * A probe changed.
     *
     * @param cause name of the check or gate that tipped it, or {@code null} when a stage of life did
     */
    record OfProbe(
            String name,
            ProbeStatus from,
            ProbeStatus to,
            @Nullable String cause,
            Instant at,
            Duration lasted) implements Transition {
        @Override
        public String fromName() {
            return from.wireName();
        }

        @Override
        public String toName() {
            return to.wireName();
        }
    }
}
