/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;

/** The outcome of a run and when it was decided, by both clocks. */
record TimedOutcome(Outcome outcome, long decidedNanos, Instant decidedAt) {}
