/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private final EventQueue queue = new EventQueue(0);
    private final List<String> happened = new ArrayList<>();

    @Test
    void whatIsEarlierHappensFirst() {
        SplittableRandom random = new SplittableRandom(1);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            queue.at(random.nextLong(1_000), Timer.of(() -> times.add(queue.now())));
        }
        queue.runUntil(1_000);

        assertThat(times).hasSize(5_000).isSorted();
    }

    @Test
    void whatFallsOnOneInstantHappensInTheOrderInWhichItWasSet() {
        for (int i = 0; i < 100; i++) {
            queue.at(7, timer("" + i));
        }
        queue.runUntil(7);

        assertThat(happened).hasSize(100).first().isEqualTo("0");
        assertThat(happened).isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
    }

    @Test
    void aTimerThatIsSetAgainIsMoved() {
        Timer timer = timer("late");
        queue.at(1, timer);
        queue.at(5, timer);
        queue.at(3, timer("middle"));
        queue.runUntil(10);

        assertThat(happened).containsExactly("middle", "late");
    }

    @Test
    void aCanceledTimerDoesNothing() {
        Timer timer = timer("never");
        queue.at(1, timer);
        queue.cancel(timer);
        queue.runUntil(10);

        assertThat(happened).isEmpty();
        assertThat(timer.isSet()).isFalse();
    }

    @Test
    void nothingHappensInThePast() {
        queue.runUntil(10);
        queue.at(3, timer("now"));
        queue.runUntil(10);

        assertThat(happened).containsExactly("now");
        assertThat(queue.now()).isEqualTo(10);
    }

    private Timer timer(String name) {
        return Timer.of(() -> happened.add(name));
    }
}
