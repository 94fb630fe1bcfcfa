/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

/** How a dependency behaves. */
enum FaultMode {
    HEALTHY,
    /** Responds, but only after most of a check's timeout. */
    SLOW,
    /** Accepts and reads, and never responds. */
    HANGS,
    /** Responds byte by byte, and never finishes within a check's timeout. */
    DRIPS,
    /** Responds at once with an error. */
    FAILS,
    /** Its port is closed, and so is every connection. */
    REFUSES;

    /** Whether a check that sends a request gets a good response in time. */
    boolean answersWell() {
        return this == HEALTHY || this == SLOW;
    }

    boolean accepts() {
        return this != REFUSES;
    }
}
