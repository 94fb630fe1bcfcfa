/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import dev.lifesigns.CheckPolicy;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckSchedule;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.Behavior;
import dev.lifesigns.testkit.ScriptedCheck;
import dev.lifesigns.testkit.VirtualTime;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Asking costs next to nothing, and changes nothing. */
class ProbeTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Two thousand probers on real threads, while a minute passes. */
    @Test
    void twoThousandConcurrentProbesCauseNotOneExtraRun() throws InterruptedException {
        ExecutorService probers = Executors.newFixedThreadPool(20);
        try (VirtualTime time = VirtualTime.create()) {
            ScriptedCheck database = ScriptedCheck.on(time);
            HealthChecker health = time.build(HealthChecker.builder()
                    .check("database", database, (CheckPolicy.Builder policy) -> policy.jitter(0)));
            health.start();
            time.advance(ofMinutes(1));
            int before = database.runs();
            AtomicInteger wrong = new AtomicInteger();
            CountDownLatch probed = new CountDownLatch(2_000);
            for (int i = 0; i < 2_000; i++) {
                probers.execute(() -> {
                    for (int probe = 0; probe < 50; probe++) {
                        boolean up = health.status(Probes.READINESS) == ProbeStatus.UP
                                && health.snapshot().probe(Probes.READINESS).status() == ProbeStatus.UP;
                        wrong.addAndGet(up ? 0 : 1);
                    }
                    probed.countDown();
                });
            }
            time.advance(ofMinutes(1));
            assertThat(probed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(database.runs() - before).isEqualTo(6);
            assertThat(wrong).hasValue(0);
        } finally {
            probers.shutdownNow();
        }
    }

    /** Version and content belong together for every reader while real threads write. */
    @Test
    void readersOfRealTimeSeeConsistentSnapshots() throws InterruptedException {
        AtomicLong turn = new AtomicLong();
        HealthChecker.Builder builder = HealthChecker.builder();
        for (int i = 0; i < 20; i++) {
            builder.check(
                    "flapping-" + i,
                    deadline -> turn.incrementAndGet() % 2 == 0 ? CheckResult.up() : null,
                    policy -> policy.period(ofMillis(3)).timeout(ofMillis(2)).staleAfter(ofSeconds(60)));
        }
        try (HealthChecker health = builder.build()) {
            health.runAll(ofSeconds(10));
            health.start();
            long version = 0;
            Set<Long> versions = ConcurrentHashMap.newKeySet();
            while (versions.size() < 100) {
                HealthSnapshot snapshot = health.snapshot();
                versions.add(snapshot.version());
                assertThat(snapshot.version()).isGreaterThanOrEqualTo(version);
                version = snapshot.version();
                boolean anyDown = snapshot.checks().stream().anyMatch(check -> check.status() == CheckStatus.DOWN);
                assertThat(snapshot.probe(Probes.READINESS).status())
                        .isEqualTo(anyDown ? ProbeStatus.DOWN : ProbeStatus.UP);
            }
        }
    }

    @Test
    void aProbeStatusCostsNoAllocation() {
        try (VirtualTime time = VirtualTime.create()) {
            HealthChecker.Builder builder = HealthChecker.builder();
            for (int i = 0; i < 1_000; i++) {
                builder.check("check-" + i, ScriptedCheck.on(time));
            }
            HealthChecker health = time.build(builder);
            health.start();
            time.settle();
            int[] up = new int[1];
            long allocated =
                    allocatedBy(() -> up[0] += health.status(Probes.READINESS).passing() ? 1 : 0);
            assertThat(up[0]).isEqualTo(200_000);
            assertThat(allocated).isLessThan(20_000);
        }
    }

    @Test
    void memoryIsFlatUnderAnyNumberOfProbes() {
        try (VirtualTime time = VirtualTime.create()) {
            HealthChecker health = time.build(HealthChecker.builder().check("database", ScriptedCheck.on(time)));
            health.start();
            time.settle();
            HealthSnapshot first = health.snapshot();
            for (int i = 0; i < 100_000; i++) {
                assertThat(health.snapshot()).isSameAs(first);
            }
            assertThat(first.checks()).isSameAs(health.snapshot().checks());
            time.freeze(ofHours(1));
            HealthSnapshot stale = health.snapshot();
            assertThat(allocatedBy(health::snapshot)).isLessThan(20_000);
            assertThat(health.snapshot()).isSameAs(stale);
        }
    }

    @Test
    void tenThousandChecksRunOncePerPeriodEach() {
        try (VirtualTime time = VirtualTime.create()) {
            AtomicInteger runs = new AtomicInteger();
            HealthChecker.Builder builder = HealthChecker.builder();
            for (int i = 0; i < 10_000; i++) {
                builder.check(
                        "check-" + i,
                        deadline -> {
                            runs.incrementAndGet();
                            return CheckResult.up();
                        },
                        policy -> policy.period(ofSeconds(1))
                                .timeout(ofMillis(500))
                                .jitter(0));
            }
            HealthChecker health = time.build(builder);
            health.start();
            time.settle();
            assertThat(runs).hasValue(10_000);
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
            time.advance(ofSeconds(10));
            assertThat(runs.get()).isBetween(105_000, 120_000);
            time.freeze(ofMinutes(1));
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UNKNOWN);
            time.settle();
            assertThat(health.status(Probes.READINESS)).isEqualTo(ProbeStatus.UP);
        }
    }

    @Test
    void jitterSpreadsAFleet() {
        int replicas = 200;
        int[] perSecond = new int[121];
        for (int replica = 0; replica < replicas; replica++) {
            try (VirtualTime time = VirtualTime.seeded(replica)) {
                HealthChecker health = time.build(HealthChecker.builder().check("database", deadline -> {
                    perSecond[(int) time.elapsed().toSeconds()]++;
                    return CheckResult.up();
                }));
                health.start();
                time.advance(ofMinutes(2));
            }
        }
        // All start in the first second, and are spread over the period from the second run on.
        assertThat(perSecond[0]).isEqualTo(replicas);
        for (int second = 1; second < 120; second++) {
            assertThat(perSecond[second]).isLessThan(replicas / 3);
        }
    }

    @Test
    void thePeriodIsAPromise() {
        try (VirtualTime time = VirtualTime.seeded(3)) {
            List<Long> starts = new ArrayList<>();
            ScriptedCheck slow = ScriptedCheck.on(time);
            slow.setBehavior((now, deadline) -> {
                starts.add(now.elapsed().toMillis());
                return Behavior.after(ofMillis(500), Behavior.up()).act(now, deadline);
            });
            HealthChecker health = time.build(HealthChecker.builder()
                    .check(
                            "slow",
                            slow,
                            policy -> policy.schedule(CheckSchedule.every(ofSeconds(5)))
                                    .jitter(0.5)));
            health.start();
            time.advance(ofHours(1));
            for (int i = 1; i < starts.size(); i++) {
                assertThat(starts.get(i) - starts.get(i - 1)).isBetween(i == 1 ? 2_000L : 2_500L, 5_000L);
            }
        }
    }

    @Test
    void aProbeThatDoesNotExistIsRefused() {
        try (HealthChecker health = HealthChecker.builder().probe("search").build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> health.status("serach"))
                    .withMessage("probe: 'serach' (expected: one of [liveness, readiness, startup, search]; did you"
                            + " mean 'search'?)");
        }
    }

    /** Bytes allocated by this thread in 100,000 calls, after as many to warm up. */
    private static long allocatedBy(Runnable call) {
        long before = 0;
        for (int i = 0; i < 200_000; i++) {
            if (i == 100_000) {
                before = THREADS.getCurrentThreadAllocatedBytes();
            }
            call.run();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
