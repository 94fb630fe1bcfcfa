/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.util.Locale;

/**
 * What was measured at one moment.
 *
 * @param second since the start of the load; negative before it
 * @param cores how many cores the agent used since the previous sample
 * @param slowestMillis the slowest probe of the kubelet since then
 * @param yardstickMillis the slowest probe of a server that does nothing: what the machine and this program add
 * @param perSecond responses to the probes at full rate
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
    /** One line of progress for the console. */
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
