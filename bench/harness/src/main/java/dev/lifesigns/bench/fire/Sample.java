/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.util.Locale;

/**
 * What was seen at one moment.
 *
 * @param second since the fire began; negative before it
 * @param cores how much of a core the agent used since the sample before
 * @param slowestMillis the slowest probe of the kubelet since then
 * @param yardstickMillis the slowest probe of a server that does nothing: what machine and driver add by themselves
 * @param perSecond answers of the probes at full rate
 */
record Sample(
        long second,
        double heapMegabytes,
        double residentMegabytes,
        long threads,
        long descriptors,
        double cores,
        double slowestMillis,
        double yardstickMillis,
        double perSecond) {
    /** For whoever watches. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%5.1f MB heap, %3.0f MB resident, %3d threads, %,5d descriptors, %4.2f cores, slowest %5.1f ms (%5.1f), %,7.0f/s",
                heapMegabytes,
                residentMegabytes,
                threads,
                descriptors,
                cores,
                slowestMillis,
                yardstickMillis,
                perSecond);
    }
}
