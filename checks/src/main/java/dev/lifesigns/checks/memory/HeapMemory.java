/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import dev.lifesigns.CheckScope;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * The heap of this process after its last garbage collection.
 *
 * <p>A heap fills with garbage until it is collected, so its current use means nothing. What counts is what each pool
 * held after its last collection; a pool that was never collected counts as empty, because a heap that is truly full is
 * collected before it fails.
 */
final class HeapMemory implements MemorySource {

    @Override
    public MemoryReading read() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                used += live(pool);
            }
        }
        return new MemoryReading("heap", used, Runtime.getRuntime().maxMemory());
    }

    @Override
    public CheckScope scope() {
        return CheckScope.PROCESS;
    }

    /** Never more than the current use: a pool can shrink without a collection of its own. */
    private static long live(MemoryPoolMXBean pool) {
        MemoryUsage now = pool.getUsage();
        if (now == null) {
            return 0;
        }
        MemoryUsage afterCollection = pool.getCollectionUsage();
        return afterCollection == null ? now.getUsed() : Math.min(afterCollection.getUsed(), now.getUsed());
    }
}
