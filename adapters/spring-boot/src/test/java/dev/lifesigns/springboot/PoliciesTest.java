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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
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
import org.springframework.context.annotation.Lazy;
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
            DeclaredPolicies declared =
                    new DeclaredPolicies(application.context().getBeanFactory());
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
                        .endsWith("    lifesigns.checks.disk-drive.timeout: 30s"
                                + " (expected: less than the period, 10s by default)"));
    }

    @Test
    void invalidPolicyIsExplainedWithTheNameOfTheProperty() {
        RunningApplication.Setup unsound = setup().with("diskDrive", UP)
                .set("lifesigns.checks.disk-drive.period", "1s")
                .set("lifesigns.checks.disk-drive.timeout", "2s");
        assertThatThrownBy(unsound::run)
                .satisfies(thrown -> assertThat(analyzed(thrown).getDescription())
                        .isEqualTo("The policy of the health contributor 'diskDrive' is invalid:\n\n"
                                + "    lifesigns.checks.disk-drive.period: 1s (expected: > timeout 2s);"
                                + " lifesigns.checks.disk-drive.timeout: 2s"))
                .satisfies(thrown -> assertThat(analyzed(thrown).getCause()).isInstanceOf(InvalidPolicyException.class))
                .satisfies(thrown -> assertThat(analyzed(thrown).getAction()).isEqualTo("Change one of these values."));
    }

    @Test
    void valuesAreNamedAsTheUserHasWrittenThem() {
        assertThatThrownBy(setup().with("hang", UP).set("lifesigns.defaults.timeout", "15s")::run)
                .satisfies(
                        thrown -> assertThat(analyzed(thrown).getDescription())
                                .endsWith(
                                        "    lifesigns.defaults.timeout: 15s (expected: less than the period, 10s by default)"));
        assertThatThrownBy(setup().with("db", UP).set("lifesigns.checks.db.probes", "redines")::run)
                .satisfies(thrown -> assertThat(analyzed(thrown).getDescription())
                        .contains("    lifesigns.checks.db.probes: 'redines' (expected: "));
        assertThatThrownBy(setup().source(Application.class).set("lifesigns.checks.ledger.period", "5s")::run)
                .satisfies(thrown -> assertThat(analyzed(thrown).getDescription())
                        .endsWith("    lifesigns.checks.ledger.period: 5s (expected: > timeout 20s);"
                                + " @LifesignsPolicy of bean 'ledgerHealthIndicator': timeout: 20s"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Vague {
        @Bean
        @LifesignsPolicy(period = "half a minute")
        HealthIndicator stock() {
            return UP;
        }
    }

    @Test
    void anAnnotationThatCannotBeReadIsNamed() {
        assertThat(Printed.of(setup().source(Vague.class)))
                .contains("APPLICATION FAILED TO START")
                .contains("@LifesignsPolicy of bean 'stock': period: 'half a minute'"
                        + " (expected: a duration such as 500ms, 30s or 2m)");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Complete {
        @Bean
        @LifesignsPolicy(
                initialDelay = "1ms",
                jitter = 0,
                probes = {"startup", "readiness"})
        HealthIndicator stock() {
            return () -> Health.up().build();
        }

        @Bean
        @Lazy
        @LifesignsPolicy(period = "1m")
        StringBuilder unrelated() {
            throw new IllegalStateException("it is lazy");
        }
    }

    @Test
    void theRestOfAPolicyCanBeAnnotatedAndLazyBeansStayLazy() {
        try (RunningApplication application = setup().source(Complete.class).run()) {
            DeclaredPolicies declared =
                    new DeclaredPolicies(application.context().getBeanFactory());
            assertThat(declared.of(application.context().getBean("stock")).values())
                    .containsEntry("initialDelay", Duration.ofMillis(1))
                    .containsEntry("jitter", 0.0)
                    .hasEntrySatisfying(
                            "probes",
                            probes -> assertThat(probes)
                                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                                    .containsExactlyInAnyOrder("startup", "readiness"));
            assertThat(check(application, "stock").probes()).isEqualTo(Set.of("startup", "readiness"));
            assertThat(application.context().getBeanFactory().containsSingleton("unrelated"))
                    .isFalse();
        }
    }

    @Test
    void annotationsOverrideDefaultsAndChecksOverrideAnnotations() {
        RunningApplication.Setup setup = setup().source(Application.class)
                .with("diskDrive", UP)
                .set("lifesigns.defaults.critical", true)
                .set("lifesigns.defaults.probes", "startup");
        try (RunningApplication application = setup.run()) {
            assertThat(check(application, "ledger").critical()).isFalse();
            assertThat(check(application, "ledger").probes()).isEqualTo(Set.of("startup"));
        }
        try (RunningApplication application =
                setup.set("lifesigns.checks.ledger.critical", true).run()) {
            assertThat(check(application, "ledger").critical()).isTrue();
        }
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
