/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

/** How a dependency behaves. */
enum FaultMode {
    HEALTHY,
    /** Answers, but only after most of the time that a check has. */
    SLOW,
    /** Accepts and reads, and never answers. */
    HANGS,
    /** Answers a byte at a time, and is never done within the time that a check has. */
    DRIPS,
    /** Answers at once that it cannot help. */
    FAILS,
    /** Nobody listens on its port, and who was connected is no longer. */
    REFUSES;

    /** Whether a check that asks for an answer gets a good one in time. */
    boolean answersWell() {
        return this == HEALTHY || this == SLOW;
    }

    boolean accepts() {
        return this != REFUSES;
    }
}
