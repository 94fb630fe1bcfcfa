/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of a check after thresholds and staleness. Immutable.
 *
 * @param error the kind of failure that led to it, or {@code null}
 * @param message the message of the result that led to it, or {@code null}
 * @param attachment the attachment of the result that led to it, or {@code null}
 * @param transition the transition that led to it, or {@code null} if there was none
 * @param history the latest transitions, oldest first
 * @param timeline how long it had each status before
 */
record EffectiveStatus(
        CheckStatus status,
        @Nullable ErrorKind error,
        @Nullable String message,
        long sinceNanos,
        Instant since,
        @Nullable Object attachment,
        Transition.@Nullable OfCheck transition,
        List<Transition.OfCheck> history,
        StatusTimeline timeline) {
    EffectiveStatus withTimeline(StatusTimeline other) {
        return new EffectiveStatus(status, error, message, sinceNanos, since, attachment, transition, history, other);
    }
}
