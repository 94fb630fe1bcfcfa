/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.NotifyReceiver;
import dev.lifesigns.testkit.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(90)
class ServiceManagerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void pathAndAbstractNameAreNotified() throws Exception {
        for (String address : new String[] {folder.resolve("notify").toString(), "@lifesigns-" + UUID.randomUUID()}) {
            try (NotifyReceiver receiver = NotifyReceiver.on(address);
                    ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address), 1)) {
                long before = System.nanoTime() / 1_000;
                manager.reloading();
                manager.ready();
                manager.stopping();
                String[] reloading = receiver.next().split("\nMONOTONIC_USEC=");
                assertThat(reloading[0]).isEqualTo("RELOADING=1");
                assertThat(Long.parseLong(reloading[1])).isBetween(before, System.nanoTime() / 1_000);
                assertThat(receiver.next()).isEqualTo("READY=1");
                assertThat(receiver.next()).isEqualTo("STOPPING=1");
            }
        }
    }

    @Test
    void readyComesAfterTheFirstResultsAndStatusAfterEachTransition() throws Exception {
        String address = folder.resolve("notify").toString();
        try (NotifyReceiver receiver = NotifyReceiver.on(address);
                ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address), 1);
                VirtualTime time = VirtualTime.create();
                HealthChecker health = time.build(HealthChecker.builder()
                        .check("database", deadline -> {
                            time.sleep(Duration.ofSeconds(1));
                            return CheckResult.up();
                        })
                        .check(
                                "cache",
                                deadline -> CheckResult.down(ErrorKind.FAILED, "a\nREADY=1"),
                                policy -> policy.nonCritical()))) {
            health.start();
            manager.follow(health);
            time.advance(Duration.ofMillis(500));
            assertThat(receiver.next()).isEqualTo("STATUS=readiness unknown; database unknown, cache down");
            time.advance(Duration.ofSeconds(1));
            assertThat(receiver.next("READY=1")).isEqualTo("READY=1\nSTATUS=readiness degraded; cache down");
        }
    }

    @Test
    void checkWhoseFirstRunIsDelayedDoesNotHoldUpTheStart() throws Exception {
        String address = folder.resolve("notify").toString();
        try (NotifyReceiver receiver = NotifyReceiver.on(address);
                ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", address), 1);
                VirtualTime time = VirtualTime.create();
                HealthChecker health = time.build(HealthChecker.builder()
                        .check(
                                "late",
                                deadline -> CheckResult.up(),
                                policy -> policy.initialDelay(Duration.ofMinutes(5))))) {
            health.start();
            manager.follow(health);
            time.advance(Duration.ofSeconds(30));
            assertThat(receiver.next()).isEqualTo("READY=1\nSTATUS=readiness unknown; late unknown");
        }
    }

    @Test
    void nothingHappensWithoutAManagerAndIfNobodyListens() {
        Map<String, String> environment = new HashMap<>();
        ServiceManager.of(environment, 1).ready();
        environment.put("NOTIFY_SOCKET", folder.resolve("nobody").toString());
        ServiceManager.of(environment, 1).ready();
        environment.put("NOTIFY_SOCKET", "vsock:2:1234");
        ServiceManager.of(environment, 1).ready();
    }

    @Test
    void aliveEngineGivesASignOfLifeForEachLook() {
        AtomicInteger signs = new AtomicInteger();
        try (VirtualTime time = VirtualTime.create();
                HealthChecker health = time.build(HealthChecker.builder()
                        .check("a", deadline -> CheckResult.up(), policy -> policy.period(Duration.ofHours(1))));
                Watchdog watchdog = new Watchdog(health, PATIENCE, signs::incrementAndGet)) {
            health.start();
            time.settle();
            for (int i = 1; i <= 10; i++) {
                watchdog.look();
                assertThat(signs).hasValue(i - 1);
                time.advance(PATIENCE);
                assertThat(signs).hasValue(i);
            }
        }
    }

    /** Nothing of the engine runs, as if its timer or its lock were held forever. */
    @Test
    void stuckEngineGivesNone() {
        AtomicInteger signs = new AtomicInteger();
        try (VirtualTime time = VirtualTime.create();
                HealthChecker health = time.build(HealthChecker.builder().check("a", deadline -> CheckResult.up()));
                Watchdog watchdog = new Watchdog(health, PATIENCE, signs::incrementAndGet)) {
            health.start();
            time.settle();
            for (int i = 0; i < 2_000; i++) {
                watchdog.look();
            }
            assertThat(signs).hasValue(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"30000000, 7, PT30S", "30000000,  , PT30S", "30000000, 8,", "0, 7,", "x, 7,", "99999999999999999999, 7,"
    })
    void watchdogIsMeantForOneProcess(String micros, String pid, Duration timeout) {
        Map<String, String> environment = new HashMap<>(Map.of("WATCHDOG_USEC", micros));
        if (pid != null) {
            environment.put("WATCHDOG_PID", pid);
        }
        assertThat(Watchdog.timeout(environment, 7)).isEqualTo(timeout);
    }
}
