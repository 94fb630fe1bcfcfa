/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.internal.EngineAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Histories of statuses and latencies, with an engine whose clocks, timer, and threads belong to the test. */
class HistoryTest {
    private static final Duration PERIOD = Duration.ofSeconds(20);
    private static final Duration STALE_AFTER = Duration.ofSeconds(62);

    /** With a wall clock that can be set. */
    private static final class Clocks extends ManualPlatform {
        private Duration wallOffset = Duration.ZERO;

        @Override
        public Instant wallTime() {
            return super.wallTime().plus(wallOffset);
        }

        /** Lets everything happen at its time. */
        void run(Duration time) {
            long end = nanos + time.toNanos();
            while (alarm <= end) {
                nanos = Math.max(nanos, alarm);
                work();
            }
            nanos = Math.max(nanos, end);
        }

        /** Lets time pass without the engine. */
        void stall(Duration time) {
            nanos += time.toNanos();
        }
    }

    private final Clocks clocks = new Clocks();
    private CheckResult result = CheckResult.up();
    private Duration latency = Duration.ofMillis(3);
    private HistoryModel model = new HistoryModel(0);

    private HealthChecker health = HealthChecker.builder().build();

    private void start(HealthChecker.Builder builder) {
        health = EngineAccess.build(builder, clocks);
        health.start();
        clocks.work();
    }

    private void startWithCheck() {
        start(HealthChecker.builder().check("it", this::check, HistoryTest::policy));
    }

    private static void policy(CheckPolicy.Builder policy) {
        policy.period(PERIOD).timeout(Duration.ofSeconds(2)).jitter(0);
    }

    private CheckResult check(CheckDeadline deadline) {
        clocks.nanos += latency.toNanos();
        model.ran(clocks.nanos, latency.toNanos());
        return result;
    }

    private CheckSnapshot snapshot(String name) {
        return requireNonNull(health.snapshot().check(name));
    }

    private StatusHistory statuses() {
        return snapshot("it").statusHistory();
    }

    private Duration time(int index, CheckStatus status) {
        return statuses().timeIn(index, status);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void matchesTheListOfAllChangesAndRuns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        startWithCheck();
        CheckHandle handle = requireNonNull(health.handle("it"));
        health.onTransition(this::changed);
        model.changed(clocks.nanos, CheckStatus.UP);
        for (int step = 0; step < 60; step++) {
            latency = Duration.ofMillis(1 + random.nextInt(1_500));
            switch (random.nextInt(12)) {
                case 0 -> clocks.wallOffset = Duration.ofSeconds(random.nextInt(-90_000, 90_000));
                case 1 -> clocks.stall(Duration.ofSeconds(random.nextInt(6 * 3600)));
                case 2 -> handle.replace(this::check);
                case 3 -> handle = removedAndAdded(handle);
                case 4 -> clocks.run(Duration.ofMinutes(random.nextInt(26 * 60)));
                default -> {
                    result = random.nextInt(3) == 0
                            ? CheckResult.up()
                            : random.nextBoolean() ? CheckResult.down("it") : CheckResult.degraded("it");
                    clocks.run(Duration.ofSeconds(random.nextInt(2_000)));
                }
            }
            clocks.run(Duration.ZERO);
            // It was started at 0, so this is the time as of which the snapshot is, by the monotonic clock.
            HealthSnapshot snapshot = health.snapshot();
            model.verify(requireNonNull(snapshot.check("it")), snapshot.uptime().toNanos());
        }
    }

    private CheckHandle removedAndAdded(CheckHandle handle) {
        handle.remove();
        clocks.run(Duration.ofMinutes(7));
        model = new HistoryModel(clocks.nanos);
        CheckHandle added = health.add("it", this::check, HistoryTest::policy);
        clocks.work();
        return added;
    }

    /** Staleness takes effect when the evidence ends, however late the engine is. */
    private void changed(Transition transition) {
        if (transition instanceof Transition.OfCheck change) {
            long at = clocks.nanos;
            model.changed(
                    change.error() == ErrorKind.STALE ? Math.min(at, model.lastRun() + STALE_AFTER.toNanos()) : at,
                    change.to());
        }
    }

    @Test
    void theCurrentHalfHourIncludesTheTimeUpToNow() {
        startWithCheck();
        clocks.run(Duration.ofMinutes(10));
        assertThat(statuses().size()).isEqualTo(1);
        assertThat(time(0, CheckStatus.UP)).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    @Test
    void whileTheEngineIsStuckTheCheckIsUnknownAsSoonAsItsEvidenceIsTooOld() {
        startWithCheck();
        clocks.stall(Duration.ofHours(1));

        assertThat(statuses().size()).isEqualTo(3);
        assertThat(time(0, CheckStatus.UP)).isEqualTo(STALE_AFTER);
        assertThat(time(0, CheckStatus.UNKNOWN))
                .isEqualTo(Duration.ofMinutes(30).minus(STALE_AFTER));
        assertThat(time(1, CheckStatus.UNKNOWN)).isEqualTo(Duration.ofMinutes(30));
        assertThat(time(2, CheckStatus.UNKNOWN)).isEqualTo(latency);
    }

    @Test
    void readersOfAStuckEngineSeeTimePass() {
        startWithCheck();
        clocks.stall(Duration.ofMinutes(10));
        long version = health.snapshot().version();
        clocks.stall(Duration.ofSeconds(59));
        assertThat(health.snapshot().version()).isEqualTo(version);
        clocks.stall(Duration.ofSeconds(2));
        assertThat(health.snapshot().version()).isGreaterThan(version);
        assertThat(time(0, CheckStatus.UNKNOWN))
                .isEqualTo(Duration.ofSeconds(661).minus(STALE_AFTER).plus(latency));
        clocks.stall(Duration.ofHours(9));
        assertThat(statuses().size()).isEqualTo(19);
        assertThat(time(17, CheckStatus.UNKNOWN)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void beforeTheFirstRunItIsUnknown() {
        health = EngineAccess.build(HealthChecker.builder().check("it", this::check, HistoryTest::policy), clocks);
        clocks.stall(Duration.ofMinutes(40));
        assertThat(time(0, CheckStatus.UNKNOWN)).isEqualTo(Duration.ofMinutes(30));
        assertThat(time(1, CheckStatus.UNKNOWN)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatIsOlderThanADayIsForgotten() {
        result = CheckResult.down("it");
        startWithCheck();
        clocks.run(Duration.ofMinutes(15));
        result = CheckResult.up();
        clocks.run(Duration.ofHours(23));
        assertThat(statuses().size()).isEqualTo(47);
        assertThat(time(0, CheckStatus.DOWN)).isCloseTo(Duration.ofMinutes(15), PERIOD);
        clocks.run(Duration.ofHours(1));
        assertThat(statuses().size()).isEqualTo(48);
        for (int i = 0; i < 48; i++) {
            assertThat(time(i, CheckStatus.DOWN)).isZero();
        }
        assertThat(time(0, CheckStatus.UP)).isEqualTo(Duration.ofMinutes(30));
        assertThat(statuses().start()).isEqualTo("1970-01-01T00:30:00Z");
    }

    @Test
    void halfHoursStartWithThoseOfTheWallClockWhenTheCheckerWasBuilt() {
        clocks.wallOffset = Duration.ofMinutes(17).plusMillis(250);
        startWithCheck();
        assertThat(statuses().start()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(snapshot("it").latencyHistory().start()).isEqualTo("1970-01-01T00:17:00Z");
        clocks.run(Duration.ofMinutes(14));
        assertThat(statuses().size()).isEqualTo(2);
    }

    @Test
    void aJumpOfTheWallClockMovesTheStartAndNothingElse() {
        startWithCheck();
        clocks.run(Duration.ofMinutes(45));
        Duration before = time(0, CheckStatus.UP);
        clocks.wallOffset = Duration.ofHours(-5);
        clocks.run(Duration.ofMinutes(1));
        assertThat(statuses().size()).isEqualTo(2);
        assertThat(time(0, CheckStatus.UP)).isEqualTo(before);
        assertThat(statuses().start()).isEqualTo("1969-12-31T19:00:00Z");
    }

    @Test
    void aReplacedCheckKeepsItsHistoryAndARemovedOneDoesNot() {
        startWithCheck();
        clocks.run(Duration.ofMinutes(50));
        CheckHandle handle = requireNonNull(health.handle("it"));
        handle.replace(this::check);
        assertThat(statuses().size()).isEqualTo(2);
        assertThat(snapshot("it").latencyHistory().size()).isEqualTo(51);
        handle.remove();
        health.add("it", this::check, HistoryTest::policy);
        assertThat(statuses().size()).isEqualTo(1);
        assertThat(snapshot("it").latencyHistory().size()).isEqualTo(1);
        assertThat(snapshot("it").latencyHistory().p50(0)).isNull();
    }

    @Test
    void aSnapshotDoesNotChange() {
        startWithCheck();
        StatusHistory before = statuses();
        Duration up = before.timeIn(0, CheckStatus.UP);
        clocks.run(Duration.ofHours(30));
        assertThat(before.timeIn(0, CheckStatus.UP)).isEqualTo(up);
        assertThat(before.size()).isEqualTo(1);
    }

    @Test
    void aSilentHeartbeatIsDownFromTheMomentItWasOverdue() {
        Heartbeat heartbeat = Heartbeat.within(Duration.ofMinutes(5));
        start(HealthChecker.builder().check("it", heartbeat));
        clocks.stall(Duration.ofMinutes(2));
        heartbeat.beat();
        clocks.stall(Duration.ofMinutes(18));
        assertThat(time(0, CheckStatus.UP)).isEqualTo(Duration.ofMinutes(7));
        assertThat(time(0, CheckStatus.DOWN)).isEqualTo(Duration.ofMinutes(13));
        clocks.work();
        heartbeat.beat();
        clocks.stall(Duration.ofMinutes(3));
        assertThat(time(0, CheckStatus.UP)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aQuorumIsUnknownWhenItsMembersAre() {
        start(HealthChecker.builder()
                .check("member", this::check, HistoryTest::policy)
                .quorum("it", 1, List.of("member")));
        clocks.stall(Duration.ofMinutes(20));
        assertThat(time(0, CheckStatus.UP)).isEqualTo(STALE_AFTER);
        clocks.work();
        assertThat(time(0, CheckStatus.UP)).isEqualTo(STALE_AFTER);
        assertThat(time(0, CheckStatus.UNKNOWN))
                .isEqualTo(Duration.ofMinutes(20).minus(STALE_AFTER).plus(latency.multipliedBy(2)));
    }

    @Test
    void thereIsNothingBesideTheIntervals() {
        startWithCheck();
        assertThatThrownBy(() -> time(1, CheckStatus.UP)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> time(0, null)).hasMessage("StatusHistory.timeIn: status is null");
        assertThatThrownBy(() -> snapshot("it").latencyHistory().p99(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
