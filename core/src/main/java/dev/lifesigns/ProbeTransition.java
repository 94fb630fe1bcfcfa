/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A transition of a probe, as the engine reports it. */
record ProbeTransition(
        String name,
        ProbeStatus from,
        ProbeStatus to,
        @Nullable String cause,
        Instant at,
        Duration lasted) implements Transition.OfProbe {}
