/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.InvalidPolicyException;
import dev.lifesigns.contract.ScriptedForeignCheck;
import io.micronaut.core.naming.NameUtils;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the application's own file says. */
class ConfigurationTest {
    private static RunningApplication.Setup setup() {
        return RunningApplication.setup()
                .with("diskDrive", new Scripted("drive", ScriptedForeignCheck.up()))
                .with("db", new Scripted("db", ScriptedForeignCheck.up()));
    }

    private static CheckSnapshot check(RunningApplication application, String name) {
        CheckSnapshot check = application.bean(HealthChecker.class).snapshot().check(name);
        assertThat(check).as(name).isNotNull();
        return check;
    }

    @Test
    void everyValueIsBound() {
        try (RunningApplication application = setup().set("lifesigns.defaults.period", "50s")
                .set("lifesigns.defaults.timeout", "4s")
                .set("lifesigns.defaults.initial-delay", "1ms")
                .set("lifesigns.defaults.stale-after", "2m")
                .set("lifesigns.defaults.jitter", "0.2")
                .set("lifesigns.defaults.failure-threshold", 2)
                .set("lifesigns.defaults.success-threshold", 3)
                .set("lifesigns.defaults.critical", false)
                .set("lifesigns.defaults.probes", "startup")
                .run()) {
            assertThat(application
                            .bean(DefaultPolicyConfiguration.class)
                            .overrides()
                            .values())
                    .hasToString("{period=PT50S, timeout=PT4S, initialDelay=PT0.001S, staleAfter=PT2M, jitter=0.2,"
                            + " failureThreshold=2, successThreshold=3, critical=false, probes=[startup]}");
        }
    }

    @Test
    void checksOverrideDefaultsUnderAnySpellingOfTheirName() {
        try (RunningApplication application = setup().set("lifesigns.defaults.critical", false)
                .set("lifesigns.defaults.probes", "startup")
                .set("lifesigns.checks.disk-drive.critical", true)
                .set("lifesigns.checks.db.probes", "readiness,startup")
                .run()) {
            assertThat(check(application, "disk-drive").critical()).isTrue();
            assertThat(check(application, "disk-drive").probes()).isEqualTo(Set.of("startup"));
            assertThat(check(application, "db").critical()).isFalse();
            assertThat(check(application, "db").probes()).isEqualTo(Set.of("readiness", "startup"));
        }
    }

    @Test
    void invalidPolicyStopsTheStartWithTheNameOfTheProperty() {
        RunningApplication.Setup unsound = setup().set("lifesigns.checks.disk-drive.stale-after", "1s")
                .set("lifesigns.checks.disk-drive.period", "5s");
        assertThatThrownBy(unsound::run)
                .hasStackTraceContaining(InvalidPolicyException.class.getName())
                .hasStackTraceContaining("lifesigns.checks.disk-drive.stale-after: 1s");
    }

    @Test
    void valueOfTheDefaultsIsNamedAsSuch() {
        assertThatThrownBy(setup().set("lifesigns.defaults.timeout", "15s")::run)
                .hasStackTraceContaining(
                        "lifesigns.defaults.timeout: 15s (expected: less than the period, 10s by default)");
    }

    @Test
    void negativeStartupWaitStopsTheStart() {
        assertThatThrownBy(setup().set("lifesigns.startup-wait", "-1s")::run)
                .hasStackTraceContaining("lifesigns.startup-wait: PT-1S (expected: 0s or more)");
    }

    @Test
    void misspelledPropertiesStopTheStartWithTheNearestNames() {
        assertThatThrownBy(setup().set("lifesigns.startup-wiat", "1s")
                        .set("lifesigns.checks.db.tiemout", "1s")
                        .set("lifesigns.default.period", "5s")::run)
                .hasStackTraceContaining("lifesigns.startup-wiat: unknown (expected: lifesigns.startup-wait); origin: ")
                .hasStackTraceContaining("lifesigns.checks.db.tiemout: unknown (expected: lifesigns.checks.db.timeout)")
                .hasStackTraceContaining("lifesigns.default.period: unknown (expected: lifesigns.defaults.period)");
    }

    @ParameterizedTest
    @CsvSource({
        "lifesigns.startupWait,",
        "lifesigns.in-memory[1],",
        "lifesigns.checks.diskDrive.failureThreshold,",
        "lifesigns.checks.db.probes[0],",
        "lifesigns.defaults,",
        "lifesigns.endpoint.path,",
        "micronaut.application.name,",
        "lifesigns.endpoint.pth, lifesigns.endpoint.path",
        "lifesigns.drain-delay.seconds, lifesigns.drain-delay",
        "lifesigns.checks.db.period.max, lifesigns.checks.db.period",
    })
    void aKeyThatNothingReadsIsFoundInAnySpelling(String key, String meant) {
        assertThat(KnownProperties.insteadOf(key)).isEqualTo(meant);
    }

    @Test
    void theValuesOfAPolicyAreThoseThatAreBound() {
        assertThat(Stream.of(PolicyConfiguration.class.getDeclaredMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("set"))
                        .map(name -> NameUtils.hyphenate(name.substring("set".length()))))
                .containsExactlyInAnyOrderElementsOf(KnownProperties.POLICY);
    }

    @Test
    void keysAreSpelledAsInTheFile() {
        assertThat(EngineFactory.key("diskSpace", "staleAfter")).isEqualTo("lifesigns.checks.disk-space.stale-after");
    }
}
