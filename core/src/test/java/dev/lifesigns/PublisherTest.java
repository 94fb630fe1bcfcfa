/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckState.Evidence;
import dev.lifesigns.internal.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublisherTest {
    private static final Registration REGISTRATION = Registration.of(
            ServiceInfo.of("test", null, null),
            List.of(CheckDefinition.blocking(
                    "database",
                    deadline -> CheckResult.up(),
                    CheckPolicy.builder().build())),
            List.of(),
            List.of(),
            16);

    /** A listener whose thread is faster than the engine's. */
    @Test
    void aTransitionIsVisibleToReadersBeforeAnyListenerIsTold() {
        Publisher[] publisher = new Publisher[1];
        List<String> seen = new ArrayList<>();
        Platform hasty = new ManualPlatform.Inline();
        Dispatcher<Transition> dispatcher = new Dispatcher<>(hasty, "transition", "lifesigns-listener-");
        dispatcher.add(transition -> {
            Board board = publisher[0].current();
            String status = transition instanceof Transition.OfCheck
                    ? board.state(0).status().wireName()
                    : board.probe(REGISTRATION.probe(transition.name()))
                            .status()
                            .wireName();
            seen.add(transition.name() + " told " + transition.toName() + " seen " + status);
        });
        Registry registry = new Registry(REGISTRATION, (check, heartbeat) -> {});
        publisher[0] = new Publisher(
                hasty,
                REGISTRATION,
                REGISTRATION.checks.stream().map(registry::add).toList(),
                dispatcher,
                new Dispatcher<>(hasty, "run", "lifesigns-run-listener-"),
                registry::index);
        CheckState.Now now = publisher[0].now();
        Evidence up = new Evidence(Outcome.finished(CheckResult.up(), 1), now.nanos(), Instant.EPOCH);

        publisher[0].put(publisher[0].board().state(0).afterRun(up, now), now);
        publisher[0].put(publisher[0].board().stage().drained(), now);

        assertThat(seen)
                .containsExactly(
                        "database told up seen up",
                        "readiness told up seen up",
                        "readiness told draining seen draining");
    }

    /** Between the reader's look at the board and the one at the clock: a minute, and a run. */
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
        Registry registry = new Registry(REGISTRATION, (check, heartbeat) -> {});
        Publisher publisher = new Publisher(
                platform,
                REGISTRATION,
                REGISTRATION.checks.stream().map(registry::add).toList(),
                new Dispatcher<>(platform, "transition", "lifesigns-listener-"),
                new Dispatcher<>(platform, "run", "lifesigns-run-listener-"),
                registry::index);
        runOnce(publisher);
        meanwhile[0] = () -> {
            platform.advance(Duration.ofMinutes(1));
            runOnce(publisher);
        };

        assertThat(publisher.current().state(0).status()).isEqualTo(CheckStatus.UP);
    }

    private static void runOnce(Publisher publisher) {
        CheckState.Now now = publisher.now();
        Evidence up = new Evidence(Outcome.finished(CheckResult.up(), 1), now.nanos(), now.wall());
        publisher.put(publisher.board().state(0).afterRun(up, now), now);
    }
}
