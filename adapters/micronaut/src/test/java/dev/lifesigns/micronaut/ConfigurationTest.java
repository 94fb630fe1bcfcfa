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
import java.util.Set;
import org.junit.jupiter.api.Test;

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
                .hasStackTraceContaining("lifesigns.checks.disk-drive.stale-after: PT1S");
    }

    @Test
    void keysAreSpelledAsInTheFile() {
        assertThat(EngineFactory.key("diskSpace", "staleAfter")).isEqualTo("lifesigns.checks.disk-space.stale-after");
    }
}
