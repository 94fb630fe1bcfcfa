/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.internal.EngineAccess;
import dev.lifesigns.internal.HistoryAccess;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories of one checker that another one takes over, as after a restart. */
class RestoredHistoryTest {
    /* A snapshot may be as old as that. */
    private static final Duration PERIOD = Duration.ofSeconds(20);

    private static final Instant MORNING = Instant.parse("2026-01-01T09:10:00Z");

    /** A machine since the start of a process on it, which is when its monotonic clock starts. */
    private static final class Machine extends ManualPlatform {
        private final Instant start;

        Machine(Instant start) {
            this.start = start;
        }

        @Override
        public Instant wallTime() {
            return start.plusNanos(nanos);
        }

        void run(Duration time) {
            long end = nanos + time.toNanos();
            while (alarm <= end) {
                nanos = Math.max(nanos, alarm);
                work();
            }
            nanos = Math.max(nanos, end);
        }
    }

    private CheckResult result = CheckResult.up();
    private Duration latency = Duration.ofMillis(3);

    private HealthChecker checker(Machine machine) {
        return EngineAccess.build(
                HealthChecker.builder()
                        .check(
                                "it",
                                deadline -> {
                                    machine.nanos += latency.toNanos();
                                    return result;
                                },
                                policy -> policy.period(PERIOD).jitter(0)),
                machine);
    }

    private static CheckSnapshot it(HealthChecker health) {
        return requireNonNull(health.snapshot().check("it"));
    }

    /** Up for 25 minutes, then down for 15. */
    private CheckSnapshot past(Instant start) {
        Machine machine = new Machine(start);
        HealthChecker health = checker(machine);
        health.start();
        machine.work();
        machine.run(Duration.ofMinutes(25));
        result = CheckResult.down("it");
        machine.run(Duration.ofMinutes(15));
        return it(health);
    }

    private static boolean restore(HealthChecker health, CheckSnapshot past) {
        return HistoryAccess.restore(health, "it", past.statusHistory(), past.latencyHistory());
    }

    private static Duration total(StatusHistory history, int index) {
        Duration total = Duration.ZERO;
        for (CheckStatus status : CheckStatus.values()) {
            total = total.plus(history.timeIn(index, status));
        }
        return total;
    }

    @Test
    void continuesAfterAGapThatIsInNoStatus() {
        CheckSnapshot past = past(MORNING); // until 9:50
        Machine machine = new Machine(MORNING.plus(Duration.ofMinutes(45))); // from 9:55
        HealthChecker health = checker(machine);
        assertThat(restore(health, past)).isTrue();
        result = CheckResult.up();
        health.start();
        machine.work();
        machine.run(Duration.ofMinutes(10)); // until 10:05

        StatusHistory history = it(health).statusHistory();
        assertThat(history.start()).isEqualTo("2026-01-01T09:00:00Z");
        assertThat(history.size()).isEqualTo(3);
        assertThat(history.timeIn(0, CheckStatus.UP))
                .isEqualTo(past.statusHistory().timeIn(0, CheckStatus.UP));
        assertThat(history.timeIn(1, CheckStatus.DOWN))
                .isEqualTo(past.statusHistory().timeIn(1, CheckStatus.DOWN));
        assertThat(total(history, 1)).isCloseTo(Duration.ofMinutes(25), PERIOD);
        assertThat(history.timeIn(2, CheckStatus.UP)).isCloseTo(Duration.ofMinutes(5), PERIOD);
    }

    @Test
    void latenciesAreKeptByTheMinute() {
        latency = Duration.ofMillis(7);
        CheckSnapshot past = past(MORNING);
        Machine machine = new Machine(MORNING.plus(Duration.ofMinutes(45)));
        HealthChecker health = checker(machine);
        assertThat(restore(health, past)).isTrue();
        latency = Duration.ofMillis(1);
        health.start();
        machine.work();
        machine.run(Duration.ofMinutes(10));

        LatencyHistory history = it(health).latencyHistory();
        assertThat(history.start()).isEqualTo("2026-01-01T09:05:00Z");
        assertThat(history.size()).isEqualTo(60);
        assertThat(history.p50(4)).isNull();
        assertThat(history.p50(5)).isEqualTo(Duration.ofMillis(7));
        assertThat(history.p99(44)).isEqualTo(Duration.ofMillis(7));
        assertThat(history.p50(46)).isNull();
        assertThat(history.p50(50)).isEqualTo(Duration.ofMillis(1));
        assertThat(history.p99(59)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void restoresNoStatus() {
        CheckSnapshot past = past(MORNING);
        HealthChecker health = checker(new Machine(MORNING.plus(Duration.ofHours(1))));
        assertThat(restore(health, past)).isTrue();

        CheckSnapshot now = it(health);
        assertThat(now.status()).isEqualTo(CheckStatus.UNKNOWN);
        assertThat(now.checkedAt()).isNull();
        assertThat(now.runs()).isZero();
        assertThat(now.history()).isEmpty();
        assertThat(now.latencies().samples()).isZero();
    }

    @Test
    void whatIsOlderThanADayIsForgottenAsTimePasses() {
        CheckSnapshot past = past(MORNING);
        Machine machine = new Machine(MORNING.plus(Duration.ofHours(1)));
        HealthChecker health = checker(machine);
        assertThat(restore(health, past)).isTrue();
        health.start();
        machine.work();
        machine.run(Duration.ofHours(30));

        StatusHistory history = it(health).statusHistory();
        assertThat(history.size()).isEqualTo(48);
        for (int i = 0; i < 47; i++) {
            assertThat(history.timeIn(i, CheckStatus.DOWN)).isEqualTo(Duration.ofMinutes(30));
        }
    }

    @Test
    void survivesAnyNumberOfRestarts() {
        CheckSnapshot past = past(MORNING);
        for (int restart = 1; restart <= 30; restart++) {
            Machine machine = new Machine(MORNING.plus(Duration.ofHours(restart)));
            HealthChecker health = checker(machine);
            assertThat(restore(health, past)).isTrue();
            health.start();
            machine.work();
            machine.run(Duration.ofMinutes(40));
            past = it(health);
        }
        assertThat(past.statusHistory().size()).isEqualTo(48);
        for (int i = 0; i < 48; i++) {
            assertThat(total(past.statusHistory(), i)).isLessThanOrEqualTo(Duration.ofMinutes(30));
        }
    }

    /** The wall clock was set in between, so that nobody knows which half hours these were. */
    @ParameterizedTest
    @ValueSource(strings = {"-PT50M", "PT38M", "-P3650D", "PT72H", "P36500D"})
    void isDroppedIfItDoesNotEndBeforeNow(Duration jump) {
        CheckSnapshot past = past(MORNING);
        HealthChecker health = checker(new Machine(MORNING.plus(jump)));

        assertThat(restore(health, past)).isFalse();
        assertThat(it(health).statusHistory().size()).isEqualTo(1);
    }

    @Test
    void isDroppedIfItsHalfHoursAreNotOurs() {
        CheckSnapshot past = past(MORNING);
        StatusHistory shifted = new Shifted(past.statusHistory(), Duration.ofSeconds(90));
        HealthChecker health = checker(new Machine(MORNING.plus(Duration.ofHours(2))));

        assertThat(HistoryAccess.restore(health, "it", shifted, past.latencyHistory()))
                .isFalse();
    }

    @Test
    void aSecondOfDifferenceIsCutOffTheBestStatus() {
        CheckSnapshot past = past(MORNING.plusSeconds(1));
        HealthChecker health = checker(new Machine(MORNING.plus(Duration.ofMinutes(40))));

        assertThat(restore(health, past)).isTrue();
        assertThat(total(it(health).statusHistory(), 1)).isLessThanOrEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void aCheckThatHasRunKeepsItsOwn() {
        CheckSnapshot past = past(MORNING);
        Machine machine = new Machine(MORNING.plus(Duration.ofHours(1)));
        HealthChecker health = checker(machine);
        health.start();
        machine.work();

        assertThat(restore(health, past)).isFalse();
        assertThat(HistoryAccess.restore(health, "other", past.statusHistory(), past.latencyHistory()))
                .isFalse();
    }

    private record Shifted(StatusHistory history, Duration by) implements StatusHistory {
        @Override
        public Instant start() {
            return history.start().plus(by);
        }

        @Override
        public Duration interval() {
            return history.interval();
        }

        @Override
        public int size() {
            return history.size();
        }

        @Override
        public Duration timeIn(int index, CheckStatus status) {
            return history.timeIn(index, status);
        }
    }
}
