/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateStoreTest {
    private static final CheckerConfig REGISTRATION = Registered.config(CheckDefinition.blocking(
            "database", deadline -> CheckResult.up(), CheckPolicy.builder().build()));

    /** A listener whose thread is faster than the engine's. */
    @Test
    void aTransitionIsVisibleToReadersBeforeAnyListenerIsCalled() {
        StateStore[] store = new StateStore[1];
        List<String> seen = new ArrayList<>();
        Platform hasty = new ManualPlatform.Inline();
        EventDispatcher<Transition> dispatcher = new EventDispatcher<>(hasty, "transition", "lifesigns-listener-");
        dispatcher.add(transition -> {
            EngineState engine = store[0].current();
            String status = transition instanceof Transition.OfCheck
                    ? engine.state(0).status().wireName()
                    : engine.probe(REGISTRATION.probe(transition.name()))
                            .status()
                            .wireName();
            seen.add(transition.name() + " told " + transition.toName() + " seen " + status);
        });
        CheckRegistry registry = new CheckRegistry(REGISTRATION, (check, heartbeat) -> {});
        store[0] = new StateStore(
                hasty,
                REGISTRATION,
                REGISTRATION.checks.stream().map(registry::add).toList(),
                dispatcher,
                new EventDispatcher<>(hasty, "run", "lifesigns-run-listener-"),
                registry::index);
        CheckState.Now now = store[0].now();
        TimedOutcome up = new TimedOutcome(Outcome.finished(CheckResult.up(), 1), now.nanos(), Instant.EPOCH);

        store[0].put(store[0].published().state(0).afterRun(up, now), now);
        store[0].put(store[0].published().stage().drained(), now);

        assertThat(seen)
                .containsExactly(
                        "database told up seen up",
                        "readiness told up seen up",
                        "readiness told draining seen draining");
    }

    /** Between the reader's look at the state and the one at the clock: a minute, and a run. */
    @Test
    void aReaderThatIsHeldUpSeesWhatWasPublishedMeanwhile() {
        Runnable[] meanwhile = {() -> {}};
        ManualPlatform platform = new ManualPlatform() {
            @Override
            public long nanoTime() {
                Runnable once = meanwhile[0];
                meanwhile[0] = () -> {};
                once.run();
                return super.nanoTime();
            }
        };
        CheckRegistry registry = new CheckRegistry(REGISTRATION, (check, heartbeat) -> {});
        StateStore store = new StateStore(
                platform,
                REGISTRATION,
                REGISTRATION.checks.stream().map(registry::add).toList(),
                new EventDispatcher<>(platform, "transition", "lifesigns-listener-"),
                new EventDispatcher<>(platform, "run", "lifesigns-run-listener-"),
                registry::index);
        runOnce(store);
        meanwhile[0] = () -> {
            platform.advance(Duration.ofMinutes(1));
            runOnce(store);
        };

        assertThat(store.current().state(0).status()).isEqualTo(CheckStatus.UP);
    }

    private static void runOnce(StateStore store) {
        CheckState.Now now = store.now();
        TimedOutcome up = new TimedOutcome(Outcome.finished(CheckResult.up(), 1), now.nanos(), now.wall());
        store.put(store.published().state(0).afterRun(up, now), now);
    }
}
