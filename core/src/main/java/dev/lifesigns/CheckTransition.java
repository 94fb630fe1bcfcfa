/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A transition of a check, as the engine reports it. */
record CheckTransition(
        String name,
        CheckStatus from,
        CheckStatus to,
        @Nullable ErrorKind error,
        @Nullable String message,
        Instant at,
        Duration lasted)
        implements Transition.OfCheck {}
