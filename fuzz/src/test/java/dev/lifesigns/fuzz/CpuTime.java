/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How long a thread computes, which does not depend on what else the machine does. */
final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** What the task takes of the processor, on the caller's thread. */
    static Duration of(Runnable task) {
        long before = THREADS.getCurrentThreadCpuTime();
        task.run();
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    }
}
