/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthChecker;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.registry.DefaultHealthContributorRegistry;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Contributors come and go. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RegistriesTest {
    static final HealthIndicator UP = () -> Health.up().build();
    static final ReactiveHealthIndicator REACTIVE_UP =
            () -> Mono.just(Health.up().build());

    static RunningApplication.Setup setup(WebApplicationType type) {
        return RunningApplication.of(type).set("management.health.defaults.enabled", false);
    }

    @Test
    void childrenOfACompositeComeAndGo() throws Exception {
        Set<String> children = new ConcurrentSkipListSet<>(Set.of("orders"));
        try (RunningApplication application = setup(WebApplicationType.SERVLET)
                .with("brokers", new Growing(children))
                .run()) {
            assertThat(checks(application)).containsExactly("brokers.orders");
            children.add("invoices");
            // on a busy machine its first run may end before the response is written
            assertThat(application.get("/actuator/health/brokers").body())
                    .containsAnyOf("never_ran", "\"invoices\":{\"status\":\"UP\"}");
            awaitUp(application, "brokers");
            assertThat(checks(application)).containsExactlyInAnyOrder("brokers.orders", "brokers.invoices");
            children.remove("orders");
            assertThat(application.get("/actuator/health/brokers/orders").statusCode())
                    .isEqualTo(404);
            assertThat(application.get("/actuator/health/brokers").statusCode()).isEqualTo(200);
            assertThat(checks(application)).containsExactly("brokers.invoices");
        }
    }

    @Test
    void compositeIsRemovedWithItsChildren() {
        try (RunningApplication application = setup(WebApplicationType.NONE)
                .with("brokers", CompositeHealthContributor.fromMap(Map.of("orders", UP)))
                .with("brokersToo", UP)
                .run()) {
            HealthContributorRegistry registry = application.bean(HealthContributorRegistry.class);
            HealthContributor view = registry.getContributor("brokers");
            registry.unregisterContributor("brokers");
            assertThat(checks(application)).containsExactly("brokers-too");
            HealthIndicator gone = (HealthIndicator) ((CompositeHealthContributor) view).getContributor("orders");
            assertThat(gone.health().getDetails()).containsEntry("error", "never_ran");
            assertThat(checks(application)).containsExactly("brokers-too");
        }
    }

    @Test
    void reactiveContributorsComeAndGo() throws Exception {
        try (RunningApplication application =
                setup(WebApplicationType.REACTIVE).with("search", REACTIVE_UP).run()) {
            ReactiveHealthContributorRegistry registry = application.bean(ReactiveHealthContributorRegistry.class);
            registry.registerContributor("late", REACTIVE_UP);
            awaitUp(application, "late");
            assertThat(checks(application)).containsExactlyInAnyOrder("search", "late");
            assertThat(registry.unregisterContributor("late")).isSameAs(REACTIVE_UP);
            assertThat(checks(application)).containsExactly("search");
            assertThat(application.get("/actuator/health/late").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void registryIsStillOfTheClassThatBootMakes() {
        try (RunningApplication application = setup(WebApplicationType.NONE).run()) {
            assertThat(application.bean(DefaultHealthContributorRegistry.class))
                    .isSameAs(application.bean(HealthContributorRegistry.class));
        }
    }

    @Test
    void indicatorThatThrowsIsDownAndNotAnErrorOfTheServer() throws Exception {
        HealthIndicator throwing = () -> {
            throw new IllegalStateException("no such table");
        };
        try (RunningApplication application =
                        setup(WebApplicationType.SERVLET).with("db", throwing).run();
                RunningApplication alone = setup(WebApplicationType.SERVLET)
                        .with("db", throwing)
                        .withoutStarter()
                        .run()) {
            HttpResponse<String> answer = application.get("/actuator/health/db");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(JsonMapper.shared().readTree(answer.body()))
                    .isEqualTo(JsonMapper.shared().readTree("""
                            {"status": "DOWN", "details": {"error": "java.lang.IllegalStateException: no such table"}}"""));
            assertThat(alone.get("/actuator/health/db").statusCode()).isEqualTo(500);
        }
    }

    @Test
    void detailsAreAskedForWithTheSwitchThatBootHasForThem() throws Exception {
        AtomicInteger withDetails = new AtomicInteger();
        HealthIndicator choosing = new HealthIndicator() {
            @Override
            public Health health(boolean includeDetails) {
                withDetails.addAndGet(includeDetails ? 1 : 0);
                return Health.up().withDetail("rows", 3).build();
            }

            @Override
            public Health health() {
                throw new UnsupportedOperationException();
            }
        };
        try (RunningApplication application = setup(WebApplicationType.SERVLET)
                .with("db", choosing)
                .set("management.endpoint.health.show-details", "never")
                .set("management.endpoint.health.show-components", "always")
                .run()) {
            assertThat(application.get("/actuator/health/db").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(withDetails).hasValue(1);
        }
    }

    @Test
    void endpointForOperatorsShowsChecksAndIsExposedOnRequestOnly() throws Exception {
        HealthIndicator down =
                () -> Health.down().withDetail("password", "hunter2").build();
        try (RunningApplication hidden =
                setup(WebApplicationType.SERVLET).with("diskDrive", down).run()) {
            assertThat(hidden.get("/actuator/lifesigns").statusCode()).isEqualTo(404);
        }
        try (RunningApplication application = setup(WebApplicationType.SERVLET)
                .with("diskDrive", down)
                .set("management.endpoints.web.exposure.include", "health,lifesigns")
                .run()) {
            String all = application.get("/actuator/lifesigns").body();
            assertThat(all)
                    .contains("\"lifecycle\":\"running\"")
                    .contains("\"probes\":{\"liveness\":\"up\",\"readiness\":\"down\",\"startup\":\"up\"}")
                    .contains("\"gates\":{\"readiness-state\":\"open\"}")
                    .contains("\"checks\":{\"disk-drive\":{\"contributor\":\"diskDrive\",\"status\":\"down\"")
                    .doesNotContain("hunter2");
            assertThat(application.get("/actuator/lifesigns/diskDrive").body())
                    .startsWith("{\"contributor\":\"diskDrive\"");
            assertThat(application.get("/actuator/lifesigns/disk-drive").statusCode())
                    .isEqualTo(200);
            assertThat(application.get("/actuator/lifesigns/absent").statusCode())
                    .isEqualTo(404);
        }
    }

    static Stream<String> checks(RunningApplication application) {
        return application.bean(HealthChecker.class).snapshot().checks().stream()
                .map(CheckSnapshot::name);
    }

    static void awaitUp(RunningApplication application, String contributor) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (application.get("/actuator/health/" + contributor).statusCode() != 200) {
            assertThat(System.nanoTime()).as("still down").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
