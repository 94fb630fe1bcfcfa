/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of the status of a check or a probe. Immutable.
 *
 * <pre>{@code
 * health.onTransition(transition -> {
 *     if (transition instanceof Transition.OfProbe probe && !probe.to().passing()) {
 *         log.info(probe.name() + " fails because of " + probe.cause());
 *     }
 * });
 * }</pre>
 */
public sealed interface Transition {
    /** Name of the check or probe. */
    String name();

    /** Wall-clock time of the change. */
    Instant at();

    /** How long the previous status had lasted, by the monotonic clock. */
    Duration lasted();

    /** The lower-case word of the previous status. */
    String fromName();

    /** The lower-case word of the new status. */
    String toName();

    /** A change of a check's effective status. */
    non-sealed interface OfCheck extends Transition {
        /** The previous status. */
        CheckStatus from();

        /** The new status. */
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

    /** A change of a probe's status. */
    non-sealed interface OfProbe extends Transition {
        /** The previous status. */
        ProbeStatus from();

        /** The new status. */
        ProbeStatus to();

        /** Name of the check or gate that caused it, or {@code null} if the lifecycle did. */
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
