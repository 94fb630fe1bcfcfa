/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapMemoryTest {
    private static final int MEGABYTE = 1 << 20;
    private static final long KEPT = 96L * MEGABYTE;

    private final HeapMemory heap = new HeapMemory();

    @Test
    void whatTheProcessKeepsCountsAndGarbageDoesNot() {
        System.gc();
        long before = heap.read().usedBytes();

        List<byte[]> kept = megabytes((int) (KEPT / MEGABYTE));
        System.gc();
        long withKept = heap.read().usedBytes();
        assertThat(withKept - before).isGreaterThan(KEPT * 9 / 10);

        kept.clear();
        System.gc();
        assertThat(heap.read().usedBytes()).isLessThan(withKept - KEPT * 9 / 10);
    }

    /** A heap that is merely full of garbage is healthy, however full it is. */
    @Test
    void aHeapFullOfGarbageIsNotReported() {
        System.gc();
        long before = heap.read().usedBytes();
        long inUse = momentaryUse();

        while (momentaryUse() - inUse < 16L * MEGABYTE) {
            megabytes(1);
        }

        assertThat(heap.read().usedBytes() - before).isLessThan(8L * MEGABYTE);
    }

    @Test
    void theWholeIsTheLargestHeapThatTheProcessMayHave() {
        assertThat(heap.read().maxBytes()).isEqualTo(Runtime.getRuntime().maxMemory());
    }

    private static long momentaryUse() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static List<byte[]> megabytes(int count) {
        List<byte[]> megabytes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            megabytes.add(new byte[MEGABYTE - 64]);
        }
        return megabytes;
    }
}
