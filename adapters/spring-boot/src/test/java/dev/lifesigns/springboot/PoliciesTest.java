/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.bridge.InvalidPolicyException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Policies come from properties, and from annotations below them. */
class PoliciesTest {
    private static final HealthIndicator UP = () -> Health.up().build();

    @LifesignsPolicy(period = "1m", timeout = "20s", staleAfter = "5m", failureThreshold = 3, critical = false)
    static class Ledger implements HealthIndicator {
        @Override
        public Health health() {
            return Health.up().build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        @Bean
        Ledger ledgerHealthIndicator() {
            return new Ledger();
        }

        @Bean
        @LifesignsPolicy(period = "90s", successThreshold = 2)
        HealthIndicator stock() {
            return () -> Health.up().build();
        }

        @Bean
        @LifesignsPolicy(period = "2m", critical = false)
        CompositeHealthContributor brokers() {
            return CompositeHealthContributor.fromMap(Map.of("orders", UP));
        }
    }

    private static RunningApplication.Setup setup() {
        return RunningApplication.of(WebApplicationType.NONE);
    }

    private static CheckSnapshot check(RunningApplication application, String name) {
        CheckSnapshot check = application.bean(HealthChecker.class).snapshot().check(name);
        assertThat(check).as(name).isNotNull();
        return check;
    }

    @Test
    void annotationsOfClassesAndOfBeanMethodsAreRead() {
        try (RunningApplication application = setup().source(Application.class).run()) {
            DeclaredPolicies declared = new DeclaredPolicies(application.context());
            assertThat(declared.of(application.bean(Ledger.class)))
                    .hasToString("{period=PT1M, timeout=PT20S, staleAfter=PT5M, failureThreshold=3, critical=false}");
            assertThat(declared.of(application.context().getBean("stock")))
                    .hasToString("{period=PT1M30S, successThreshold=2}");
            assertThat(declared.of(UP)).hasToString("{}");
        }
    }

    @Test
    void annotationsCountAndThatOfACompositeIsItsChildrens() {
        try (RunningApplication application = setup().source(Application.class).run()) {
            assertThat(check(application, "ledger").critical()).isFalse();
            assertThat(check(application, "stock").critical()).isTrue();
            assertThat(check(application, "brokers.orders").critical()).isFalse();
        }
    }

    @Test
    void propertiesOverrideAnnotations() {
        try (RunningApplication application = setup().source(Application.class)
                .with("diskDrive", UP)
                .set("lifesigns.defaults.probes", "startup")
                .set("lifesigns.checks.ledger.critical", true)
                .set("lifesigns.checks.disk-drive.critical", false)
                .set("lifesigns.checks.[brokers/orders].probes", "readiness,startup")
                .run()) {
            assertThat(check(application, "ledger").critical()).isTrue();
            assertThat(check(application, "ledger").probes()).isEqualTo(Set.of("startup"));
            assertThat(check(application, "disk-drive").critical()).isFalse();
            assertThat(check(application, "brokers.orders").probes()).isEqualTo(Set.of("readiness", "startup"));
        }
    }

    @Test
    void everyValueIsBound() {
        try (RunningApplication application = setup().with("db", UP)
                .set("lifesigns.defaults.period", "50s")
                .set("lifesigns.defaults.timeout", "4s")
                .set("lifesigns.defaults.initial-delay", "1ms")
                .set("lifesigns.defaults.stale-after", "2m")
                .set("lifesigns.defaults.jitter", "0.2")
                .set("lifesigns.defaults.failure-threshold", 2)
                .set("lifesigns.defaults.success-threshold", 3)
                .set("lifesigns.defaults.critical", false)
                .set("lifesigns.defaults.probes", "startup")
                .run()) {
            assertThat(application.bean(LifesignsProperties.class).policies().defaults())
                    .hasToString("{period=PT50S, timeout=PT4S, initialDelay=PT0.001S, staleAfter=PT2M, jitter=0.2,"
                            + " failureThreshold=2, successThreshold=3, critical=false, probes=[startup]}");
        }
    }

    @Test
    void timeoutThatWasSetAloneIsNamedInsteadOfThePeriod() {
        assertThatThrownBy(setup().with("diskDrive", UP).set("lifesigns.checks.disk-drive.timeout", "30s")::run)
                .satisfies(thrown -> assertThat(analyzed(thrown).getDescription())
                        .endsWith("    lifesigns.checks.diskDrive.timeout: PT30S"
                                + " (expected: less than the period, PT10S by default)"));
    }

    @Test
    void invalidPolicyIsExplainedWithTheNameOfTheProperty() {
        RunningApplication.Setup unsound = setup().with("diskDrive", UP)
                .set("lifesigns.checks.disk-drive.period", "1s")
                .set("lifesigns.checks.disk-drive.timeout", "2s");
        assertThatThrownBy(unsound::run)
                .satisfies(thrown -> assertThat(analyzed(thrown).getDescription())
                        .isEqualTo("The policy of the health contributor 'diskDrive' is invalid:\n\n"
                                + "    lifesigns.checks.diskDrive.period: PT1S (expected: > timeout PT2S)"))
                .satisfies(thrown -> assertThat(analyzed(thrown).getCause()).isInstanceOf(InvalidPolicyException.class))
                .satisfies(thrown -> assertThat(analyzed(thrown).getAction())
                        .isEqualTo("Change these properties, those under 'lifesigns.defaults', or the contributor's"
                                + " @LifesignsPolicy."));
    }

    private static FailureAnalysis analyzed(Throwable thrown) {
        List<FailureAnalyzer> ours = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, SpringFactoriesLoader.ArgumentResolver.none(), (type, name, failure) -> {})
                .stream()
                .filter(InvalidPolicyFailureAnalyzer.class::isInstance)
                .toList();
        assertThat(ours).hasSize(1);
        return ours.get(0).analyze(thrown);
    }

    @Test
    void keysAreSpelledAsInProperties() {
        assertThat(LifesignsProperties.key("db", "staleAfter")).isEqualTo("lifesigns.checks.db.stale-after");
        assertThat(LifesignsProperties.key("brokers/orders", "period"))
                .isEqualTo("lifesigns.checks.[brokers/orders].period");
    }
}
