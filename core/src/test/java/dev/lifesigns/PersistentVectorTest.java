/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersistentVectorTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 31, 32, 33, 1_023, 1_024, 1_025, 32_768, 32_769})
    void holdsWhatItWasMadeOf(int size) {
        PersistentVector<Integer> array = PersistentVector.of(boxed(size), i -> -i);
        assertThat(array.size()).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            assertThat(array.get(i).intValue()).isEqualTo(-i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 32, 33, 1_024, 1_500})
    void aChangedCopyDiffersInOnePlaceAndTheOriginalNot(int size) {
        SplittableRandom random = new SplittableRandom(size);
        Integer[] naive = boxed(size);
        PersistentVector<Integer> array = PersistentVector.of(naive, i -> i);
        for (int step = 0; step < 300; step++) {
            Integer[] before = naive.clone();
            PersistentVector<Integer> old = array;
            int place = random.nextInt(size);
            naive[place] = random.nextInt();
            array = array.with(place, naive[place]);
            assertThat(contents(array)).isEqualTo(naive);
            assertThat(contents(old)).isEqualTo(before);
        }
    }

    private static Integer[] boxed(int size) {
        return IntStream.range(0, size).boxed().toArray(Integer[]::new);
    }

    private static Integer[] contents(PersistentVector<Integer> array) {
        Integer[] contents = new Integer[array.size()];
        Arrays.setAll(contents, array::get);
        return contents;
    }
}
