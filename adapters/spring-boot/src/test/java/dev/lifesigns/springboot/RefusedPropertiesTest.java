/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** A property that is misspelled, or shows a secret, stops the start with its name. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RefusedPropertiesTest {
    private static RunningApplication.Setup setup(WebApplicationType type) {
        return RunningApplication.of(type);
    }

    @Test
    void aTokenInsteadOfItsHashIsNotPrinted() {
        String printed = Printed.of(setup(WebApplicationType.SERVLET)
                .set("lifesigns.endpoint.enabled", true)
                .set("lifesigns.endpoint.bearer-tokens", "hunter2"));
        assertThat(printed)
                .contains("APPLICATION FAILED TO START")
                .contains(
                        "lifesigns.endpoint.bearer-tokens: not a hash (expected: sha256: and 64 hexadecimal digits each)")
                .doesNotContain("hunter2");
    }

    @Test
    void allMisspelledPropertiesStopTheStart() {
        String printed = Printed.of(setup(WebApplicationType.NONE)
                .set("lifesigns.defaults.perod", "hunter2")
                .set("lifesigns.chekcs.db.timeout", "1s"));
        assertThat(printed)
                .contains("APPLICATION FAILED TO START")
                .contains("lifesigns.chekcs.db.timeout: unknown (expected: lifesigns.checks.db.timeout); origin: ")
                .contains("lifesigns.defaults.perod: unknown (expected: lifesigns.defaults.period); origin: ")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "lifesigns.enabeld, lifesigns.enabled",
        "lifesigns.checks.db.tiemout, lifesigns.checks.db.timeout",
        "lifesigns.checks.brokers.orders.timeout, lifesigns.checks.brokers.probes.timeout",
        "lifesigns.checks[brokers/orders].critcal, lifesigns.checks[brokers/orders].critical",
        "lifesigns.startup-wait.seconds, lifesigns.startup-wait",
        "lifesigns.in-memory.flags, lifesigns.in-memory",
        "lifesigns.endpiont.rate-limit.burst, lifesigns.endpoint.rate-limit.burst",
        "lifesigns.endpoint.rate-limit.per-minute, lifesigns.endpoint.rate-limit.per-second"
    })
    void whatWasProbablyMeantIsSaid(String misspelled, String meant) {
        assertThat(KnownProperties.insteadOf(ConfigurationPropertyName.of(misspelled)))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifesigns.enabled",
                "lifesigns.startupwait",
                "lifesigns.startup-wait",
                "lifesigns.in-memory",
                "lifesigns.in-memory[0]",
                "lifesigns.defaults",
                "lifesigns.defaults.stale-after",
                "lifesigns.checks.db.probes[1]",
                "lifesigns.checks[brokers/orders].failurethreshold",
                "lifesigns.endpoint.paths[/healthz]",
                "lifesigns.endpoint.paths.a.b",
                "lifesigns.endpoint.rate-limit.trusted-proxies[0]"
            })
    void everySpellingOfAPropertyIsKnown(String name) {
        assertThat(KnownProperties.insteadOf(ConfigurationPropertyName.of(name)))
                .isNull();
    }

    /** The build has one of its own, for example. */
    @Test
    void propertiesOfTheSystemMayBeSomebodyElses() {
        System.setProperty("lifesigns.refrehs", "1");
        try (RunningApplication application = setup(WebApplicationType.NONE).run()) {
            assertThat(application.context().getEnvironment().getProperty("lifesigns.refrehs"))
                    .isEqualTo("1");
        } finally {
            System.clearProperty("lifesigns.refrehs");
        }
    }

    @Test
    void aNegativeStartupWaitStopsTheStart() {
        assertThat(Printed.of(setup(WebApplicationType.NONE).set("lifesigns.startup-wait", "-1s")))
                .contains("lifesigns.startup-wait")
                .contains("expected: 0s or more");
    }
}
