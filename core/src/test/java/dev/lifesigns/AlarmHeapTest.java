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

class AlarmHeapTest {
    @Test
    void withoutChecksThereIsNoAlarm() {
        assertThat(new AlarmHeap(0).earliest()).isEqualTo(AlarmHeap.NEVER);
        assertThat(new AlarmHeap(3).earliest()).isEqualTo(AlarmHeap.NEVER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64, 1_000})
    void behavesLikeAnArrayThatIsSearched(int checks) {
        SplittableRandom random = new SplittableRandom(checks);
        AlarmHeap heap = new AlarmHeap(checks);
        long[] naive = new long[checks];
        Arrays.fill(naive, AlarmHeap.NEVER);
        for (int step = 0; step < 20_000; step++) {
            int check = random.nextInt(checks);
            // Few different times, so that there are ties.
            long time = random.nextInt(10) == 0 ? AlarmHeap.NEVER : random.nextInt(50) - 10;
            heap.set(check, time);
            naive[check] = time;
            long earliest = Arrays.stream(naive).min().orElseThrow();
            assertThat(heap.earliest()).isEqualTo(earliest);
            assertThat(naive[heap.first()]).isEqualTo(earliest);
            assertThat(heap.get(check)).isEqualTo(time);
        }
    }
}
