/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedTimerHeapTest {
    @Test
    void withoutChecksThereIsNoAlarm() {
        assertThat(new IndexedTimerHeap(0).earliest()).isEqualTo(IndexedTimerHeap.NEVER);
        assertThat(new IndexedTimerHeap(3).earliest()).isEqualTo(IndexedTimerHeap.NEVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
    void behavesLikeAnArrayThatIsSearched(int checks) {
        SplittableRandom random = new SplittableRandom(checks);
        IndexedTimerHeap heap = new IndexedTimerHeap(checks);
        long[] naive = new long[checks];
        Arrays.fill(naive, IndexedTimerHeap.NEVER);
        for (int step = 0; step < 20_000; step++) {
            int check = random.nextInt(checks);
            // Few different times, so that there are ties.
            long time = random.nextInt(10) == 0 ? IndexedTimerHeap.NEVER : random.nextInt(50) - 10;
            heap.set(check, time);
            naive[check] = time;
            long earliest = Arrays.stream(naive).min().orElseThrow();
            assertThat(heap.earliest()).isEqualTo(earliest);
            assertThat(naive[heap.first()]).isEqualTo(earliest);
            assertThat(heap.get(check)).isEqualTo(time);
        }
    }
}
