/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static dev.lifesigns.testkit.SnapshotAssert.assertThatHealth;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckHandle;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.Heartbeat;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.Transition;
import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Up for as long as something of the program's own keeps calling. */
class HeartbeatTest {
    private final VirtualTime time = VirtualTime.create();
    private final Heartbeat consumer = Heartbeat.within(ofSeconds(30));
    private final List<String> delivered = new ArrayList<>();

    @AfterEach
    void end() {
        time.close();
    }

    private HealthChecker started() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check("consumer", consumer, policy -> policy.probes(Probes.LIVENESS, Probes.READINESS))
                .onTransition(this::note));
        health.start();
        return health;
    }

    private void note(Transition transition) {
        delivered.add(transition.name() + " " + transition.fromName() + "→" + transition.toName());
    }

    @Test
    void itCountsAsBeatenWhenItIsRegistered() {
        HealthChecker health = started();
        assertThatHealth(health).hasCheck("consumer", CheckStatus.UP).hasProbe(Probes.READINESS, ProbeStatus.UP);
        time.advance(ofSeconds(30));
        assertThatHealth(health).hasCheck("consumer", CheckStatus.UP);
        assertThat(health.snapshot().check("consumer").scope()).isEqualTo(CheckScope.PROCESS);
    }

    @Test
    void silenceIsDownFromTheNextNanosecondOn() {
        HealthChecker health = started();
        time.advance(ofSeconds(10));
        consumer.beat();
        time.advance(ofSeconds(30));
        assertThatHealth(health).hasCheck("consumer", CheckStatus.UP);

        time.advance(ofNanos(1));

        assertThatHealth(health)
                .hasCheck("consumer", CheckStatus.DOWN, ErrorKind.TIMEOUT)
                .hasProbe(Probes.LIVENESS, ProbeStatus.DOWN);
        CheckSnapshot seen = health.snapshot().check("consumer");
        assertThat(seen.message()).isEqualTo("no beat for more than 30000 ms");
        assertThat(seen.age()).isEqualTo(ofSeconds(30).plusNanos(1));
        time.settle();
        assertThat(delivered).containsExactly("consumer up→down", "liveness up→down", "readiness up→down");
    }

    @Test
    void itIsUpForAsLongAsItBeats() {
        HealthChecker health = started();
        for (int i = 0; i < 100; i++) {
            time.advance(ofSeconds(29));
            consumer.beat();
            assertThatHealth(health).hasCheck("consumer", CheckStatus.UP);
        }
        assertThat(delivered).isEmpty();
    }

    @Test
    void theNextBeatMakesItUpAtOnce() {
        HealthChecker health = started();
        time.advance(ofMinutes(5));
        assertThatHealth(health).hasCheck("consumer", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        delivered.clear();

        consumer.beat();

        assertThatHealth(health).hasCheck("consumer", CheckStatus.UP).hasProbe(Probes.LIVENESS, ProbeStatus.UP);
        time.settle();
        assertThat(delivered).containsExactly("consumer down→up", "liveness down→up", "readiness down→up");
        time.advance(ofSeconds(31));
        assertThatHealth(health).hasCheck("consumer", CheckStatus.DOWN, ErrorKind.TIMEOUT);
    }

    /** No thread of the checker has run since: only the reader's clock says so. */
    @Test
    void aReaderJudgesByItsOwnClock() {
        HealthChecker health = started();
        time.settle();
        time.freeze(ofSeconds(31));
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.DOWN);
        consumer.beat();
        assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        for (int i = 0; i < 1_000; i++) {
            time.freeze(ofSeconds(30));
            consumer.beat();
            time.freeze(ofSeconds(29));
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        }
    }

    @Test
    void theWallClockDoesNotMatter() {
        HealthChecker health = started();
        time.jumpWallClock(Duration.ofDays(1));
        assertThatHealth(health).hasCheck("consumer", CheckStatus.UP);
    }

    @Test
    void nothingRunsIt() {
        HealthChecker health = started();
        health.runAll(ofSeconds(1));
        time.advance(ofSeconds(20));
        assertThat(health.snapshot().check("consumer").runs()).isZero();
        assertThat(time.busyThreads()).isZero();
    }

    @Test
    void oneHeartbeatHasOneRegistrationAtATime() {
        HealthChecker health = started();
        assertThatIllegalStateException()
                .isThrownBy(() -> health.add("other", consumer))
                .withMessage(
                        "check 'other': heartbeat: is already registered as 'consumer' (expected: one registration)");
        assertThatHealth(health).hasCheck("consumer", CheckStatus.UP);
        assertThat(health.snapshot().checks()).hasSize(1);

        health.handle("consumer").remove();
        consumer.beat();
        time.advance(ofMinutes(1));
        CheckHandle other = health.add("other", consumer);
        assertThatHealth(health).hasCheck("other", CheckStatus.UP);
        other.replace(consumer, policy -> policy.nonCritical());
        assertThatHealth(health).hasCheck("other", CheckStatus.UP);
        Heartbeat another = Heartbeat.within(ofSeconds(1));
        other.replace(another);
        time.advance(ofMillis(1_001));
        assertThatHealth(health).hasCheck("other", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        another.beat();
        assertThatHealth(health).hasCheck("other", CheckStatus.UP);
    }

    /** A heartbeat of another scope beats and is silent like any other. */
    @Test
    void anotherScopeChangesNothingElse() {
        Heartbeat agent = Heartbeat.within(ofSeconds(30));
        HealthCheck ofTheHost = agent.withScope(CheckScope.PROCESS).withScope(CheckScope.HOST);
        HealthChecker health = started();
        health.add("agent", ofTheHost);
        assertThat(health.snapshot().check("agent").scope()).isEqualTo(CheckScope.HOST);
        time.advance(ofSeconds(20));
        agent.beat();
        time.advance(ofSeconds(30));
        assertThatHealth(health).hasCheck("agent", CheckStatus.UP);
        time.advance(ofNanos(1));
        assertThatHealth(health).hasCheck("agent", CheckStatus.DOWN, ErrorKind.TIMEOUT);
        assertThat(health.snapshot().check("agent").runs()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> health.add("again", agent));
    }

    @Test
    void itIsNotDecorated() {
        for (HealthCheck heartbeat : List.of(consumer, consumer.withScope(CheckScope.HOST))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> HealthCheck.decorate(heartbeat, (check, deadline) -> check.check(deadline)))
                    .withMessage(
                            "HealthCheck.decorate: check: a heartbeat, which is never run (expected: a check that is)");
        }
    }

    /** Nobody can tell whether it beats, and up would be for ever. */
    @Test
    void oneThatIsNotRegisteredIsNeverUp() {
        HealthChecker health = time.build(HealthChecker.builder()
                .check(
                        "lambda",
                        deadline -> consumer.check(deadline),
                        policy -> policy.scope(CheckScope.PROCESS).probes(Probes.LIVENESS)));
        health.start();
        consumer.beat();
        time.advance(ofMinutes(1));
        assertThatHealth(health)
                .hasCheck("lambda", CheckStatus.DOWN, ErrorKind.FAILED)
                .hasProbe(Probes.LIVENESS, ProbeStatus.DOWN);
        assertThat(health.snapshot().check("lambda").message())
                .isEqualTo("the heartbeat is not registered (expected: itself, not a check that calls it)");
    }

    @Test
    void startupDoesNotWaitForIt() {
        HealthChecker health = time.build(
                HealthChecker.builder().check("consumer", consumer, policy -> policy.probes(Probes.STARTUP)));
        health.start();
        assertThatHealth(health).hasProbe(Probes.STARTUP, ProbeStatus.UP);
    }

    @Test
    void askedDirectlyItSaysTheSame() {
        assertThat(consumer.check(CheckDeadline.after(ofSeconds(1))).status()).isEqualTo(CheckStatus.DOWN);
        started();
        assertThat(consumer.check(CheckDeadline.after(ofSeconds(1))).status()).isEqualTo(CheckStatus.UP);
        time.advance(ofMinutes(1));
        assertThat(consumer.check(CheckDeadline.after(ofSeconds(1))).status()).isEqualTo(CheckStatus.DOWN);
        assertThat(consumer.within()).isEqualTo(ofSeconds(30));
    }

    @Test
    void aSenselessLimitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Heartbeat.within(Duration.ZERO))
                .withMessage("within: PT0S (expected: PT0.001S to PT8760H)");
    }
}
