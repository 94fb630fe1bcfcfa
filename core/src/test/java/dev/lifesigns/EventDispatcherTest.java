/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.internal.CapturedLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventDispatcherTest {
    private final ManualPlatform platform = new ManualPlatform();
    private final List<String> told = new ArrayList<>();
    private final EventDispatcher<Transition> dispatcher = dispatcher(t -> told.add(t.name()));

    private EventDispatcher<Transition> dispatcher(Consumer<Transition> listener) {
        EventDispatcher<Transition> made = new EventDispatcher<>(platform, "transition", "lifesigns-listener-");
        made.add(listener);
        return made;
    }

    @Test
    void noListenerIsCalledOnTheThreadThatEnqueues() {
        dispatcher.enqueue(transition("a"));
        assertThat(told).isEmpty();

        platform.work();

        assertThat(told).containsExactly("a");
    }

    @Test
    void eventsDuringACallAreDeliveredInTheSameTask() {
        List<EventDispatcher<Transition>> busy = new ArrayList<>();
        busy.add(dispatcher(t -> {
            told.add(t.name());
            if (told.size() < 3) {
                busy.get(0).enqueue(transition("t" + told.size()));
            }
        }));
        busy.get(0).enqueue(transition("t0"));
        platform.work();
        assertThat(told).containsExactly("t0", "t1", "t2");
        assertThat(platform.submitted).isEqualTo(1);
    }

    @Test
    void aListenerThatIsTooSlowMissesTheNewestAndTheLogSaysHowMany() {
        try (CapturedLog log = CapturedLog.open()) {
            for (int i = 0; i < EventDispatcher.CAPACITY + 3; i++) {
                dispatcher.enqueue(transition("t" + i));
            }
            platform.work();
            assertThat(told)
                    .isEqualTo(IntStream.range(0, EventDispatcher.CAPACITY)
                            .mapToObj(i -> "t" + i)
                            .toList());
            assertThat(log.lines()).containsExactly("a transition listener was too slow and missed 3 transitions");
        }
        dispatcher.enqueue(transition("later"));
        platform.work();
        assertThat(told).endsWith("later");
    }

    @Test
    void aMachineWithoutThreadsDelaysListenersAndNothingElse() {
        try (CapturedLog log = CapturedLog.open()) {
            platform.refusesTasks = true;
            dispatcher.enqueue(transition("a"));
            platform.refusesTasks = false;
            dispatcher.enqueue(transition("b"));
            platform.work();
            assertThat(log.lines())
                    .containsExactly("a transition listener was called late because no thread could be started");
        }
        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void aListenerThatThrowsGetsTheNextEventEvenIfTheLogThrowsToo() {
        EventDispatcher<Transition> broken = dispatcher(t -> {
            told.add(t.name());
            throw new StackOverflowError("deliberate");
        });
        try (CapturedLog log = CapturedLog.broken()) {
            broken.enqueue(transition("a"));
            broken.enqueue(transition("b"));
            platform.work();
            broken.enqueue(transition("c"));
            platform.work();
            assertThat(log.lines()).hasSize(3);
        }
        assertThat(told).containsExactly("a", "b", "c");
    }

    private static Transition transition(String name) {
        return new CheckTransition(
                name, CheckStatus.UNKNOWN, CheckStatus.UP, null, null, Instant.EPOCH, Duration.ofSeconds(1));
    }
}
