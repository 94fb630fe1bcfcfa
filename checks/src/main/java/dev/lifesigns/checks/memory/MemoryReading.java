/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import dev.lifesigns.checks.internal.Ratio;

/**
 * How much of some memory is in use and cannot be reclaimed.
 *
 * @param what what was measured, for messages and details
 * @param usedBytes what is in use and cannot be reclaimed
 * @param maxBytes the total, more than 0
 */
record MemoryReading(String what, long usedBytes, long maxBytes) {

    boolean exceeds(double share) {
        return usedBytes > Ratio.of(maxBytes, share);
    }

    double usedShare() {
        return (double) usedBytes / maxBytes;
    }
}
