/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.Probes;
import dev.lifesigns.testkit.VirtualTime;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private final VirtualTime time = VirtualTime.create();
    private final HealthChecker health = time.build(HealthChecker.builder().startupTask(Bridge.APPLICATION_READY));

    @AfterEach
    void end() {
        time.close();
    }

    private Bridge<String> bridge(BridgePolicies policies) {
        return Bridge.builder(health, new Lines()).policies(policies).build();
    }

    private Bridge<String> started() {
        Bridge<String> bridge = bridge(BridgePolicies.none());
        health.start();
        return bridge;
    }

    @Test
    void answerIsTheOneThatTheCheckGave() {
        Bridge<String> bridge = started();
        String answer = new String("slow");
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.blocking(deadline -> answer));
        assertThat(db.now()).isEqualTo("db never_ran");
        time.settle();
        assertThat(db.now()).isSameAs(answer);
        assertThat(health.status(Probes.READINESS).wireName()).isNotEqualTo("down");
    }

    @Test
    void failureIsInTheFrameworksWords() {
        Bridge<String> bridge = started();
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.blocking(deadline -> {
            throw new IllegalStateException("gone");
        }));
        AdoptedCheck<String> unreadable = bridge.adopt("unreadable", ForeignCheck.blocking(deadline -> "unreadable"));
        AdoptedCheck<String> nothing = bridge.adopt("nothing", ForeignCheck.blocking(deadline -> null));
        time.settle();
        assertThat(db.now()).isEqualTo("db failed gone");
        assertThat(unreadable.now()).isEqualTo("unreadable failed unreadable");
        assertThat(nothing.now()).isEqualTo("nothing failed");
    }

    @Test
    void errorIsAFailureToo() {
        Bridge<String> bridge = started();
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.blocking(deadline -> {
            throw new NoClassDefFoundError("driver");
        }));
        time.settle();
        assertThat(db.now()).isEqualTo("db failed driver");
    }

    @Test
    void stageIsStuckUntilItIsComplete() {
        Bridge<String> bridge = started();
        CompletableFuture<String> pending = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        AdoptedCheck<String> db = bridge.adopt(
                "db",
                ForeignCheck.async(
                        deadline -> asked.getAndIncrement() == 0 ? pending : CompletableFuture.completedFuture("ok")));
        time.advance(Duration.ofSeconds(2));
        assertThat(db.now()).isEqualTo("db timeout");
        time.advance(Duration.ofSeconds(20));
        assertThat(db.now()).isEqualTo("db stuck");
        assertThat(asked).hasValue(1);
        assertThat(pending.isCancelled()).isFalse();
        pending.complete("ok");
        time.advance(Duration.ofSeconds(10));
        assertThat(db.now()).isEqualTo("ok");
    }

    @Test
    void stageIsCanceledWhereThatEndsTheWork() {
        Bridge<String> bridge = started();
        CompletableFuture<String> pending = new CompletableFuture<>();
        bridge.adopt("db", ForeignCheck.canceling(deadline -> pending));
        time.advance(Duration.ofSeconds(2));
        assertThat(pending.isCancelled()).isTrue();
    }

    @Test
    void canceledStageIsNotDescribed() {
        List<ForeignFailure.Reason> failures = new ArrayList<>();
        Bridge<String> bridge = Bridge.builder(health, new ForeignResults<String>() {
                    @Override
                    public CheckResult read(String answer) {
                        return CheckResult.up();
                    }

                    @Override
                    public String failed(ForeignFailure failure) {
                        failures.add(failure.reason());
                        return "down";
                    }
                })
                .build();
        health.start();
        CompletableFuture<String> pending = new CompletableFuture<>();
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.canceling(deadline -> pending));
        time.advance(Duration.ofSeconds(2));
        assertThat(pending.isCancelled()).isTrue();
        assertThat(db.now()).isEqualTo("down");
        assertThat(failures).containsOnly(ForeignFailure.Reason.TIMEOUT);
    }

    @Test
    void stageThatFailsCarriesWhatItFailedWith() {
        Bridge<String> bridge = started();
        AdoptedCheck<String> db = bridge.adopt(
                "db",
                ForeignCheck.async(deadline -> CompletableFuture.failedFuture(new IllegalStateException("gone"))));
        time.settle();
        assertThat(db.now()).isEqualTo("db failed gone");
    }

    @Test
    void answerGrowsStale() {
        Bridge<String> bridge = started();
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.blocking(deadline -> "ok"));
        time.settle();
        bridge.close();
        time.advance(Duration.ofMinutes(5));
        assertThat(db.now()).isEqualTo("db stale");
    }

    @Test
    void checkInMemoryIsReadOnEachRequest() {
        Bridge<String> bridge = started();
        AtomicReference<String> state = new AtomicReference<>("ok");
        AdoptedCheck<String> readiness = bridge.adopt("readinessState", ForeignCheck.inMemory(state::get));
        assertThat(readiness.now()).isEqualTo("ok");
        state.set("refusing");
        assertThat(readiness.now()).isEqualTo("refusing");
        state.set(null);
        assertThat(readiness.now()).isEqualTo("readinessState failed");
        assertThat(health.snapshot().checks()).isEmpty();
    }

    @Test
    void namesThatClashAreNumberedAndFreeAgainAfterRemoval() {
        Bridge<String> bridge = started();
        AdoptedCheck<String> first = bridge.adopt("diskSpace", ForeignCheck.blocking(deadline -> "ok"));
        AdoptedCheck<String> second = bridge.adopt("disk-space", ForeignCheck.blocking(deadline -> "slow"));
        time.settle();
        assertThat(first.name()).isEqualTo("disk-space");
        assertThat(second.name()).isEqualTo("disk-space-2");
        assertThat(second.now()).isEqualTo("slow");
        assertThat(first.remove()).isTrue();
        assertThat(first.remove()).isFalse();
        AdoptedCheck<String> third = bridge.adopt("diskSpace", ForeignCheck.blocking(deadline -> "slow"));
        time.settle();
        assertThat(third.name()).isEqualTo("disk-space");
        assertThat(first.now()).isEqualTo("diskSpace never_ran");
    }

    @Test
    void configurationOverridesTheAuthorAndTheAuthorTheDefaults() {
        PolicyOverrides defaults = PolicyOverrides.none().critical(false).failureThreshold(5);
        Map<String, PolicyOverrides> byName =
                Map.of("db.main", PolicyOverrides.none().probes(Set.of("startup")));
        Bridge<String> bridge = bridge(new BridgePolicies(defaults, byName));
        PolicyOverrides declared = PolicyOverrides.none().critical(true).probes(Set.of());
        bridge.adopt("db/main", ForeignCheck.blocking(deadline -> "ok"), declared);
        assertThat(health.snapshot().check("db.main").critical()).isTrue();
        assertThat(health.snapshot().check("db.main").probes()).containsExactly("startup");
        assertThat(health.snapshot().check("db.main").displayName()).isEqualTo("db/main");
    }

    @Test
    void invalidPolicyNamesTheFrameworksKeys() {
        Bridge<String> bridge = Bridge.builder(health, new Lines())
                .policies(new BridgePolicies(
                        PolicyOverrides.none(),
                        Map.of("db", PolicyOverrides.none().period(Duration.ofSeconds(1)))))
                .configurationKey((check, value) -> "health.\"" + check + "\"." + value)
                .build();
        PolicyOverrides declared = PolicyOverrides.none().timeout(Duration.ofSeconds(2));
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> bridge.adopt("db", ForeignCheck.blocking(deadline -> "ok"), declared))
                .withMessage("health.\"db\".period: PT1S (expected: > timeout PT2S)")
                .satisfies(e -> assertThat(e.check()).isEqualTo("db"));
        PolicyOverrides slow = PolicyOverrides.none().timeout(Duration.ofSeconds(30));
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> bridge.adopt("cache", ForeignCheck.blocking(deadline -> "ok"), slow))
                .withMessage("health.\"cache\".timeout: PT30S (expected: less than the period, PT10S by default)");
        assertThat(health.snapshot().checks()).isEmpty();
    }

    @Test
    void invalidReloadChangesNothing() {
        Bridge<String> bridge = started();
        bridge.adopt("a", ForeignCheck.blocking(deadline -> "ok"));
        bridge.adopt("b", ForeignCheck.blocking(deadline -> "ok"));
        BridgePolicies unsound = new BridgePolicies(
                PolicyOverrides.none().critical(false),
                Map.of("b", PolicyOverrides.none().period(Duration.ofSeconds(1)).timeout(Duration.ofSeconds(1))));
        assertThatExceptionOfType(InvalidPolicyException.class).isThrownBy(() -> bridge.reload(unsound));
        assertThat(health.snapshot().checks()).allMatch(check -> check.critical());
    }

    @Test
    void reloadLeavesChecksAloneWhosePolicyIsTheSame() {
        Bridge<String> bridge = started();
        AtomicInteger runs = new AtomicInteger();
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.blocking(deadline -> "ok " + runs.incrementAndGet()));
        time.settle();
        bridge.reload(BridgePolicies.none());
        time.settle();
        assertThat(runs).hasValue(1);
        bridge.reload(new BridgePolicies(PolicyOverrides.none().critical(false), Map.of()));
        time.settle();
        assertThat(runs).hasValue(2);
        assertThat(db.now()).isEqualTo("ok 2");
    }

    @Test
    void runIsDecorated() {
        StringBuilder seen = new StringBuilder();
        Bridge<String> bridge = Bridge.builder(health, new Lines())
                .taskDecorator(task -> () -> {
                    seen.append("before ");
                    task.run();
                    seen.append("after");
                })
                .build();
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.blocking(deadline -> {
            seen.append("run ");
            return "ok";
        }));
        health.start();
        time.settle();
        assertThat(db.now()).isEqualTo("ok");
        assertThat(seen).hasToString("before run after");
    }

    @Test
    void runHasTheContextClassLoaderOfTheThreadThatRegisteredTheCheck() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        AtomicReference<ClassLoader> found = new AtomicReference<>();
        Bridge<String> bridge = started();
        try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
            thread.setContextClassLoader(loader);
            try {
                bridge.adopt("db", ForeignCheck.blocking(deadline -> {
                    found.set(Thread.currentThread().getContextClassLoader());
                    return "ok";
                }));
            } finally {
                thread.setContextClassLoader(before);
            }
            time.settle();
            assertThat(found).hasValue(loader);
        }
    }

    @Test
    void decoratorThatDropsTheTaskIsAFailure() {
        Bridge<String> bridge = Bridge.builder(health, new Lines())
                .taskDecorator(task -> () -> {})
                .build();
        AdoptedCheck<String> db = bridge.adopt("db", ForeignCheck.blocking(deadline -> "ok"));
        health.start();
        time.settle();
        assertThat(db.now()).startsWith("db failed task decorator: the task was not run");
    }

    @Test
    void lifeIsThatOfTheApplication() {
        Bridge<String> bridge = started();
        time.settle();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.STARTING);
        bridge.ready();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
        bridge.drain();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.DRAINING);
        bridge.close();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void configuredCheckThatDoesNotExistIsLogged() {
        try (CapturedLog log = CapturedLog.open()) {
            PolicyOverrides some = PolicyOverrides.none().critical(false);
            Bridge<String> bridge =
                    bridge(new BridgePolicies(some, Map.of("disk-space", some, "flag", some, "dbb", some)));
            bridge.adopt("db", ForeignCheck.blocking(deadline -> "ok"));
            bridge.adopt("diskSpace", ForeignCheck.blocking(deadline -> "ok"));
            bridge.adopt("flag", ForeignCheck.inMemory(() -> "ok"));
            bridge.ready();
            assertThat(log.lines())
                    .containsExactly("policy of check 'dbb': no such check (expected: one of db, diskSpace, flag)");
        }
    }

    @Test
    void nullIsNotSet() {
        PolicyOverrides nothing = PolicyOverrides.none()
                .period(null)
                .timeout(null)
                .initialDelay(null)
                .staleAfter(null)
                .jitter(null)
                .failureThreshold(null)
                .successThreshold(null)
                .critical(null)
                .probes(null)
                .scope(null);
        assertThat(nothing.values()).isEmpty();
        assertThat(nothing.critical(false).critical(null).values()).isEqualTo(Map.of("critical", false));
    }
}
