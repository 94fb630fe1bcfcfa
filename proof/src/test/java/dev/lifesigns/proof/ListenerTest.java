/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.Transition;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every transition, once, in order, and nobody waits for a listener. */
class ListenerTest {
    private static final Behavior DOWN = Behavior.down(ErrorKind.UNREACHABLE, "refused");

    private final CapturedLog log = CapturedLog.open();
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedCheck database = ScriptedCheck.on(time);
    private final List<String> delivered = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
        log.close();
    }

    private void note(Transition transition) {
        delivered.add(transition.name() + " " + transition.fromName() + "→" + transition.toName());
    }

    @Test
    void eachTransitionIsDeliveredExactlyOnceInOrder() {
        database.setBehavior(Behavior.flapping(Behavior.up(), Behavior.up(), DOWN, DOWN, Behavior.degraded("slow")));
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database, policy -> policy.jitter(0).period(ofSeconds(10)))
                .onTransition(this::note));
        health.start();
        while (database.runs() < 6) {
            time.advance(ofSeconds(1));
        }
        health.drain();
        time.settle();
        health.close();
        time.settle();
        assertThat(delivered)
                .containsExactly(
                        "database unknown→up",
                        "readiness unknown→up",
                        "database up→down",
                        "readiness up→down",
                        "database down→degraded",
                        "readiness down→degraded",
                        "database degraded→up",
                        "readiness degraded→up",
                        "readiness up→draining");
    }

    /** Whatever happens, the transitions that a listener gets add up to what a reader sees. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void theEventsOfListenersAddUp(int seed) {
        try (VirtualTime shuffled = VirtualTime.seeded(seed)) {
            Map<String, String> last = new HashMap<>();
            List<String> gaps = new ArrayList<>();
            HealthChecker.Builder builder = HealthChecker.builder().onTransition(transition -> {
                String before = last.put(transition.name(), transition.toName());
                if (before != null && !before.equals(transition.fromName())
                        || transition.fromName().equals(transition.toName())) {
                    gaps.add(before + " then " + transition);
                }
            });
            for (int i = 0; i < 4; i++) {
                ScriptedCheck check = ScriptedCheck.on(shuffled);
                check.setBehavior(Behavior.flapping(
                        Behavior.up(), DOWN, Behavior.hanging(), Behavior.up(), Behavior.degraded("slow")));
                boolean critical = i % 2 == 0;
                builder.check(
                        "check-" + i, check, policy -> policy.critical(critical).failureThreshold(critical ? 1 : 2));
            }
            HealthChecker health = shuffled.build(builder);
            health.start();
            for (int i = 0; i < 100; i++) {
                shuffled.advance(ofSeconds(7));
                shuffled.freeze(i % 10 == 0 ? ofMinutes(2) : Duration.ZERO);
                health.status(Probes.READINESS);
            }
            shuffled.settle();
            assertThat(gaps).isEmpty();
            health.snapshot()
                    .checks()
                    .forEach(check -> assertThat(last)
                            .containsEntry(check.name(), check.status().wireName()));
            assertThat(last)
                    .containsEntry(
                            Probes.READINESS, health.status(Probes.READINESS).wireName());
        }
    }

    @Test
    void aBlockedListenerHarmsNobody() {
        List<String> other = new ArrayList<>();
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database)
                .onTransition(transition -> blockFor(ofHours(1)))
                .onTransition(this::note)
                .onTransition(transition -> other.add(transition.name())));
        health.start();
        time.settle();
        database.setBehavior(DOWN);
        time.advance(ofSeconds(10));

        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DOWN);
        assertThat(delivered).hasSize(4);
        assertThat(other).hasSize(4);
        assertThat(time.busyThreads()).isEqualTo(1);
    }

    @Test
    void aListenerThatThrowsHarmsNobodyAndGetsTheNextEvent() {
        HealthChecker health =
                time.build(HealthChecker.builder().check("database", database).onTransition(transition -> {
                    note(transition);
                    throw new StackOverflowError();
                }));
        health.start();
        time.settle();
        database.setBehavior(DOWN);
        time.advance(ofSeconds(10));
        assertThat(delivered).hasSize(4);
        assertThat(log.lines()).containsOnly("a transition listener failed").hasSize(4);
    }

    @Test
    void aListenerMayUseTheChecker() {
        HealthChecker[] health = new HealthChecker[1];
        health[0] =
                time.build(HealthChecker.builder().check("database", database).onTransition(transition -> {
                    note(transition);
                    health[0].drain();
                    health[0].close();
                }));
        health[0].start();
        time.settle();
        assertThat(delivered).contains("database unknown→up", "readiness unknown→up", "readiness up→draining");
    }

    @Test
    void aTransitionSaysHowLongTheStatusBeforeLastedByTheMonotonicClock() {
        List<Duration> lasted = new ArrayList<>();
        HealthChecker health = time.build(HealthChecker.builder()
                .check("database", database)
                .onTransition(transition -> lasted.add(transition.lasted())));
        health.start();
        time.settle();
        time.jumpWallClock(Duration.ofDays(-1));
        time.freeze(ofSeconds(33));
        time.settle();
        assertThat(lasted.get(0)).isZero();
        assertThat(lasted.get(2)).isEqualTo(ofSeconds(33));
    }

    @Test
    void historyIsBounded() {
        database.setBehavior(Behavior.flapping(Behavior.up(), DOWN));
        HealthChecker health =
                time.build(HealthChecker.builder().check("database", database).historySize(3));
        HealthChecker none =
                time.build(HealthChecker.builder().check("database", database).historySize(0));
        health.start();
        none.start();
        time.advance(ofHours(1));
        List<Transition.OfCheck> history = health.snapshot().check("database").history();
        assertThat(history).hasSize(3).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(history.get(2).to())
                .isEqualTo(health.snapshot().check("database").status());
        assertThat(history.get(1).to()).isEqualTo(history.get(2).from());
        assertThat(none.snapshot().check("database").history()).isEmpty();
        assertThat(none.snapshot().check("database").status()).isIn(CheckStatus.UP, CheckStatus.DOWN);
    }

    private void blockFor(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a listener", e);
        }
    }
}
