/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effective status.
 *
 * @param error kind of the failure that led to it
 * @param message message of the result that led to it
 * @param attachment the object of the result that led to it, or {@code null}
 * @param transition the change that led to it, or {@code null} if it never changed
 * @param history the latest changes, oldest first
 */
record EffectiveStatus(
        CheckStatus status,
        @Nullable ErrorKind error,
        @Nullable String message,
        long sinceNanos,
        Instant since,
        @Nullable Object attachment,
        Transition.@Nullable OfCheck transition,
        List<Transition.OfCheck> history) {}
