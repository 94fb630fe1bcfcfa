/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is rejected before anything starts, word for word. */
class CheckerConfigTest {
    private static final HealthCheck UP = deadline -> CheckResult.up();

    private static void refused(HealthChecker.Builder builder, String... lines) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(String.join("\n", lines));
    }

    @Test
    void duplicateNamesAreRefusedAllAtOnce() {
        refused(
                HealthChecker.builder()
                        .check("a", UP)
                        .check("b", UP)
                        .check("a", UP)
                        .check("a", UP)
                        .check("b", UP)
                        .check("Orders DB", UP)
                        .probe("reports")
                        .probe("reports")
                        .probe("Reports!")
                        .startupTask("t")
                        .startupTask("t"),
                "check name: 'a' is used more than once (expected: unique)",
                "check name: 'b' is used more than once (expected: unique)",
                "check name: 'Orders DB' (expected: [a-z0-9][a-z0-9._-]{0,62})",
                "probe name: 'Reports!' (expected: [a-z0-9][a-z0-9._-]{0,62})",
                "startup task: 't' is used more than once (expected: unique)");
    }

    @Test
    void aNameHasUpTo63Characters() {
        HealthChecker.builder().check("a".repeat(63), UP).build().close();
        refused(
                HealthChecker.builder().check("a".repeat(64), UP),
                "check name: '" + "a".repeat(64) + "' (expected: [a-z0-9][a-z0-9._-]{0,62})");
        refused(HealthChecker.builder().check("", UP), "check name: '' (expected: [a-z0-9][a-z0-9._-]{0,62})");
        refused(HealthChecker.builder().check("a\n", UP), "check name: 'a\n' (expected: [a-z0-9][a-z0-9._-]{0,62})");
    }

    @Test
    void periodMustBeLongerThanTimeout() {
        refused(
                HealthChecker.builder()
                        .check(
                                "orders-db",
                                UP,
                                policy -> policy.period(Duration.ofSeconds(3)).timeout(Duration.ofSeconds(3))),
                "check 'orders-db': period: PT3S (expected: > timeout PT3S)");
    }

    @Test
    void timeoutThatWasSetAloneIsNamedInsteadOfThePeriod() {
        refused(
                HealthChecker.builder().check("orders-db", UP, policy -> policy.timeout(Duration.ofSeconds(30))),
                "check 'orders-db': timeout: PT30S (expected: less than the period, PT10S by default)");
    }

    @Test
    void staleAfterMustLeaveRoomForARun() {
        refused(
                HealthChecker.builder().check("orders-db", UP, policy -> policy.staleAfter(Duration.ofSeconds(11))),
                "check 'orders-db': staleAfter: PT11S (expected: at least period + timeout = PT12S)");
    }

    @Test
    void livenessRefusesADependency() {
        refused(
                HealthChecker.builder().check("orders-db", UP, policy -> policy.probes(Probes.LIVENESS)),
                "check 'orders-db': probes: [liveness] (expected: no liveness for a check of scope DEPENDENCY, because a"
                        + " restart cannot fix it; move it to readiness, or say scope(PROCESS) if it only watches this process)");
        refused(
                HealthChecker.builder()
                        .check(
                                "disk",
                                UP,
                                policy -> policy.probes(Probes.LIVENESS).scope(CheckScope.HOST)),
                "check 'disk': probes: [liveness] (expected: no liveness for a check of scope HOST, because a"
                        + " restart cannot fix it; move it to readiness, or say scope(PROCESS) if it only watches this process)");
    }

    @Test
    void livenessAcceptsTheProcessAndWhatIsExplicit() {
        HealthChecker.builder()
                .check("deadlocks", UP, policy -> policy.probes(Probes.LIVENESS).scope(CheckScope.PROCESS))
                .check(
                        "sidecar",
                        UP,
                        policy -> policy.allowDependencyInLiveness().probes(Probes.LIVENESS))
                .build()
                .close();
    }

    @Test
    void aCheckWithoutAScopeIsRefused() {
        HealthCheck nowhere = new HealthCheck() {
            @Override
            public CheckResult check(CheckDeadline deadline) {
                return CheckResult.up();
            }

            @Override
            public CheckScope scope() {
                return null;
            }
        };
        assertThatNullPointerException()
                .isThrownBy(() -> HealthChecker.builder().check("orders-db", nowhere))
                .withMessage("check 'orders-db': scope is null");
        HealthChecker.builder()
                .check("orders-db", nowhere, policy -> policy.scope(CheckScope.HOST))
                .build()
                .close();
    }

    @Test
    void aValueIsRefusedWhereItIsSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChecker.builder().check("a", UP, policy -> policy.timeout(Duration.ZERO)))
                .withMessage("check 'a': timeout: PT0S (expected: PT0.001S to PT8760H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChecker.builder().check("a", UP, policy -> policy.failureThreshold(0)))
                .withMessage("check 'a': failureThreshold: 0 (expected: at least 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChecker.builder().check("a", UP, policy -> policy.jitter(Double.NaN)))
                .withMessage("check 'a': jitter: NaN (expected: 0 to 0.5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChecker.builder().historySize(-1))
                .withMessage("historySize: -1 (expected: 0 to 1000)");
    }

    @Test
    void theLimitsThemselvesAreAccepted() {
        CheckPolicy least = CheckPolicy.builder()
                .period(Duration.ofMillis(1))
                .timeout(Duration.ofMillis(1))
                .staleAfter(Duration.ofMillis(1))
                .initialDelay(Duration.ZERO)
                .jitter(0)
                .build();
        CheckPolicy greatest = CheckPolicy.builder()
                .schedule(CheckSchedule.onProbe(Duration.ofDays(365)))
                .timeout(Duration.ofDays(365))
                .staleAfter(Duration.ofDays(365))
                .initialDelay(Duration.ofDays(365))
                .jitter(0.5)
                .build();
        assertThat(least.period()).isEqualTo(Duration.ofMillis(1));
        assertThat(greatest.period()).isEqualTo(Duration.ofDays(365));
        assertThat(greatest.jitter()).isEqualTo(0.5);
        HealthChecker.builder()
                .historySize(0)
                .historySize(1_000)
                .check("a", UP, policy -> policy.staleAfter(Duration.ofSeconds(12)))
                .build()
                .close();
    }

    @Test
    void whatIsBeyondTheLimitsIsRefused() {
        Duration tooLong = Duration.ofDays(365).plusNanos(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().schedule(CheckSchedule.onProbe(tooLong)))
                .withMessage("cacheFor: PT8760H0.000000001S (expected: PT0.001S to PT8760H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().period(Duration.ZERO))
                .withMessage("period: PT0S (expected: PT0.001S to PT8760H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().staleAfter(tooLong))
                .withMessage("staleAfter: PT8760H0.000000001S (expected: PT0.001S to PT8760H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().initialDelay(Duration.ofNanos(-1)))
                .withMessage("initialDelay: PT-0.000000001S (expected: PT0S to PT8760H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().jitter(0.51))
                .withMessage("jitter: 0.51 (expected: 0 to 0.5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().successThreshold(0))
                .withMessage("successThreshold: 0 (expected: at least 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().probes())
                .withMessage("probes: none (expected: at least one name)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthChecker.builder().historySize(1_001))
                .withMessage("historySize: 1001 (expected: 0 to 1000)");
    }

    @Test
    void theDefaultsAreThoseOfTheContract() {
        CheckPolicy policy = CheckPolicy.builder().build();
        assertThat(policy)
                .isEqualTo(CheckPolicy.builder()
                        .critical(true)
                        .probes(Probes.READINESS)
                        .schedule(CheckSchedule.every(Duration.ofSeconds(10)))
                        .timeout(Duration.ofSeconds(2))
                        .initialDelay(Duration.ZERO)
                        .jitter(0.1)
                        .failureThreshold(1)
                        .successThreshold(1)
                        .staleAfter(Duration.ofSeconds(32))
                        .build())
                .hasSameHashCodeAs(CheckPolicy.builder().build())
                .isNotEqualTo(CheckPolicy.builder().owned().build());
        assertThat(policy.scope()).isNull();
        assertThat(policy.owned()).isFalse();
        assertThat(policy.dependencyInLivenessAllowed()).isFalse();
        assertThat(policy.toString()).contains("timeout=PT2S", "staleAfter=PT32S");
    }

    @Test
    void theDefaultTimeoutIsTwoSecondsOrHalfThePeriod() {
        assertThat(every(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(500));
        assertThat(every(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(2));
        assertThat(every(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(2));
        assertThat(every(Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(CheckPolicy.builder()
                        .schedule(CheckSchedule.onProbe(Duration.ofSeconds(1)))
                        .build()
                        .timeout())
                .isEqualTo(Duration.ofSeconds(2));
        HealthChecker.builder()
                .check("a", UP, policy -> policy.period(Duration.ofSeconds(1)))
                .build()
                .close();
    }

    private static Duration every(Duration period) {
        return CheckPolicy.builder().period(period).build().timeout();
    }

    @Test
    void aProbeThatWasNotDeclaredIsRefusedWithTheNearest() {
        refused(
                HealthChecker.builder().check("database", UP, policy -> policy.probes("readyness", "reports")),
                "check 'database': probe: 'readyness' (expected: one of [liveness, readiness, startup]; did you mean"
                        + " 'readiness'?)",
                "check 'database': probe: 'reports' (expected: one of [liveness, readiness, startup])");
        HealthChecker.builder()
                .probe("reports")
                .check("database", UP, policy -> policy.probes("reports"))
                .build()
                .close();
    }

    @Test
    void nullIsRefusedWhereItIsPassedWithItsName() {
        HealthChecker.Builder builder = HealthChecker.builder();
        refusesNull("check name", () -> builder.check(null, UP));
        refusesNull("check 'a': check", () -> builder.check("a", null));
        refusesNull("check 'a': check", () -> builder.asyncCheck("a", null));
        refusesNull("check 'a': policy", () -> builder.check("a", UP, (CheckPolicy) null));
        refusesNull("HealthChecker.Builder.probe: name", () -> builder.probe(null));
        refusesNull("HealthChecker.Builder.startupTask: name", () -> builder.startupTask(null));
        refusesNull("HealthChecker.Builder.service: service", () -> builder.service(null));
        refusesNull(
                "CheckPolicy.Builder.schedule: schedule",
                () -> CheckPolicy.builder().schedule(null));
        refusesNull("CheckSchedule.every: period", () -> CheckPolicy.builder().period(null));
        refusesNull("CheckSchedule.every: period", () -> CheckSchedule.every(null));
        refusesNull("CheckSchedule.onProbe: cacheFor", () -> CheckSchedule.onProbe(null));
        refusesNull(
                "CheckPolicy.Builder.timeout: timeout",
                () -> CheckPolicy.builder().timeout(null));
        refusesNull(
                "CheckPolicy.Builder.initialDelay: initialDelay",
                () -> CheckPolicy.builder().initialDelay(null));
        refusesNull(
                "CheckPolicy.Builder.staleAfter: staleAfter",
                () -> CheckPolicy.builder().staleAfter(null));
        refusesNull(
                "CheckPolicy.Builder.probes: probes",
                () -> CheckPolicy.builder().probes((String[]) null));
        refusesNull(
                "CheckPolicy.Builder.probes: a probe",
                () -> CheckPolicy.builder().probes((String) null));
        refusesNull(
                "CheckPolicy.Builder.displayName: displayName",
                () -> CheckPolicy.builder().displayName(null));
        refusesNull(
                "CheckPolicy.Builder.label: name", () -> CheckPolicy.builder().label(null, "x"));
        refusesNull("label 'team': value", () -> CheckPolicy.builder().label("team", null));
        refusesNull("Heartbeat.within: silence", () -> Heartbeat.within(null));
        refusesNull("ServiceInfo.of: name", () -> builder.service(null, null));
        refusesNull("HealthChecker.Builder.gate: a probe", () -> builder.gate("a", (String) null));
        try (HealthChecker health = builder.build()) {
            refusesNull("HealthChecker.status: probe", () -> health.status(null));
            refusesNull("HealthChecker.fresh: probe", () -> health.fresh(null));
            refusesNull("HealthChecker.freshNow: probe", () -> health.freshNow(null));
            refusesNull("HealthChecker.changed: since", () -> health.changed(null, Duration.ZERO));
            refusesNull("HealthChecker.changed: atMost", () -> health.changed(health.snapshot(), null));
            refusesNull("HealthChecker.runAll: atMost", () -> health.runAll(null));
            refusesNull("HealthChecker.startupTask: name", () -> health.startupTask(null));
        }
    }

    private static void refusesNull(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name + " is null");
    }

    @Test
    void whatThereIsToKnowOfACheckIsVerified() {
        CheckPolicy policy = CheckPolicy.builder()
                .displayName("Orders database")
                .description("Asks the primary for 1.")
                .runbook("https://runbooks.example/orders-db")
                .label("team", "orders")
                .labels(Map.of("tier", "1"))
                .build();
        assertThat(policy.displayName()).isEqualTo("Orders database");
        assertThat(policy.description()).isEqualTo("Asks the primary for 1.");
        assertThat(policy.runbook()).hasToString("https://runbooks.example/orders-db");
        assertThat(policy.labels()).containsExactly(Map.entry("team", "orders"), Map.entry("tier", "1"));
        String url = "runbook: (expected: an absolute http or https URL without user, password or token)";
        for (String bad : List.of(
                "orders-db",
                "/x",
                "ftp://x/y",
                "https://a:b@x/",
                "https://x y",
                "mailto:a@b.c",
                "https://wiki/x?token=abcdefgh12")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CheckPolicy.builder().runbook(bad))
                    .withMessage(url);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().label("my label", "x"))
                .withMessage("label name: 'my label' (expected: [a-zA-Z_][a-zA-Z0-9_.-]{0,62})");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().label("a", "x".repeat(201)))
                .withMessage("label 'a': 201 characters (expected: at most 200)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckPolicy.builder().description(" "))
                .withMessage("description: 1 characters (expected: some text, at most 1000)");
    }

    @Test
    void whatThereIsToKnowOfACheckHasNoSecret() {
        CheckPolicy policy = CheckPolicy.builder()
                .displayName("DB token=abcdef12345")
                .description("Log in with password=hunter2")
                .label("password", "hunter2")
                .label("url", "redis://u:pw1234@cache")
                .label("team", "orders")
                .build();
        assertThat(policy.displayName()).isEqualTo("DB token=***");
        assertThat(policy.description()).isEqualTo("Log in with password=***");
        assertThat(policy.labels())
                .containsExactly(
                        Map.entry("password", "***"),
                        Map.entry("team", "orders"),
                        Map.entry("url", "redis://***@cache"));
    }

    @Test
    void onlyWhatCanBeClosedCanBeOwned() {
        HealthCheck lambda = deadline -> CheckResult.up();
        refused(
                HealthChecker.builder().check("a", lambda, CheckPolicy.Builder::owned),
                "check 'a': owned: " + lambda.getClass().getName() + " (expected: an AutoCloseable)");
    }
}
