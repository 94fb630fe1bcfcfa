/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beans, and what the paths answer. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MicroProfileHealthTest {
    private static final Set<String> SET = new HashSet<>();

    private static void set(String key, String value) {
        System.setProperty(key, value);
        SET.add(key);
        readAgain();
    }

    private static void unset(String key) {
        System.clearProperty(key);
        readAgain();
    }

    /** The configuration keeps the keys that it has seen first. */
    private static void readAgain() {
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }

    @AfterEach
    void reset() {
        SET.forEach(MicroProfileHealthTest::unset);
        SET.clear();
    }

    @Liveness
    @ApplicationScoped
    static class Alive implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("alive")
                    .up()
                    .withData("text", "a \"quoted\" line\n")
                    .withData("number", 7L)
                    .withData("flag", true)
                    .build();
        }
    }

    @Readiness
    @Dependent
    static class NotReady implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.down("not-ready");
        }
    }

    @Startup
    @Readiness
    @ApplicationScoped
    static class Twice implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.up("twice");
        }
    }

    @ApplicationScoped
    static class Unqualified implements HealthCheck {
        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.down("unqualified");
        }
    }

    @Test
    void pathsAnswerTheChecksOfTheirKind() throws Exception {
        try (CdiApplication application = CdiApplication.of(Alive.class, NotReady.class, Unqualified.class)) {
            HttpResponse<String> live = application.get("/health/live");
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
            assertThat(live.body()).isEqualTo("""
                    {"status":"UP","checks":[{"name":"alive","status":"UP",\
                    "data":{"text":"a \\"quoted\\" line\\n","number":7,"flag":true}}]}""");
            assertThat(application.get("/health/ready").body())
                    .isEqualTo("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"not-ready\",\"status\":\"DOWN\"}]}");
            assertThat(application.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(application.get("/health/started").body()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
            assertThat(application.get("/health").statusCode()).isEqualTo(503);
            assertThat(application.json("/health").get("checks").size()).isEqualTo(2);
        }
    }

    @Test
    void beanWithTwoQualifiersIsOneCheck() throws Exception {
        try (CdiApplication application = CdiApplication.of(Twice.class)) {
            assertThat(application.get("/health/ready").body()).contains("twice");
            assertThat(application.get("/health/started").body()).contains("twice");
            assertThat(application.json("/health").get("checks").size()).isEqualTo(1);
            assertThat(application.health().health().snapshot().check("twice")).isNotNull();
        }
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        try (CdiApplication application = CdiApplication.of(Alive.class)) {
            assertThat(application.get("/health/nothing").statusCode()).isEqualTo(404);
            assertThat(application.send("POST", "/health").statusCode()).isEqualTo(405);
            HttpResponse<String> head = application.send("HEAD", "/health/live");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
    }

    @ApplicationScoped
    static class Producers {
        @Produces
        @Readiness
        @ApplicationScoped
        HealthCheck first() {
            return () -> HealthCheckResponse.up("orders");
        }

        @Produces
        @Readiness
        final HealthCheck second = () -> {
            throw new IllegalStateException("secret");
        };
    }

    @Test
    void producedCheckIsKnownByItsMethodOrField() throws Exception {
        try (CdiApplication application = CdiApplication.of(Producers.class)) {
            assertThat(application.health().health().handle("first")).isNotNull();
            assertThat(application.health().health().handle("second")).isNotNull();
            assertThat(application.get("/health/ready").body())
                    .contains("{\"name\":\"orders\",\"status\":\"UP\"}")
                    .contains("{\"name\":\"second\",\"status\":\"DOWN\",\"data\":{\"error\":\"failed\"}}")
                    .doesNotContain("secret");
        }
    }

    @RequestScoped
    static class Session {
        String user() {
            return "nobody";
        }
    }

    @Readiness
    @ApplicationScoped
    static class InRequest implements HealthCheck {
        @Inject
        private Session session;

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("in-request")
                    .up()
                    .withData("user", session.user())
                    .build();
        }
    }

    @Test
    void eachRunHasARequestContext() throws Exception {
        try (CdiApplication application = CdiApplication.of(InRequest.class, Session.class)) {
            assertThat(application.get("/health/ready").body()).contains("\"user\":\"nobody\"");
        }
    }

    @Readiness
    @Dependent
    static class Destroyed implements HealthCheck {
        static final AtomicInteger DESTROYED = new AtomicInteger();

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.up("destroyed");
        }

        @PreDestroy
        void destroy() {
            DESTROYED.incrementAndGet();
        }
    }

    @Test
    void dependentBeanLivesAsLongAsTheContainer() throws Exception {
        CdiApplication application = CdiApplication.of(Destroyed.class);
        HealthChecker checker = application.health().health();
        int before = Destroyed.DESTROYED.get();
        application.get("/health");
        application.get("/health");
        assertThat(Destroyed.DESTROYED).hasValue(before);
        application.close();
        assertThat(Destroyed.DESTROYED).hasValue(before + 1);
        assertThat(checker.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Readiness
    @ApplicationScoped
    static class Hanging implements HealthCheck {
        static final CountDownLatch RELEASED = new CountDownLatch(1);
        static final AtomicInteger IN_FLIGHT = new AtomicInteger();
        static final AtomicInteger MOST = new AtomicInteger();

        @Override
        public HealthCheckResponse call() {
            MOST.accumulateAndGet(IN_FLIGHT.incrementAndGet(), Math::max);
            while (true) {
                try {
                    RELEASED.await();
                    IN_FLIGHT.decrementAndGet();
                    return HealthCheckResponse.up("hanging");
                } catch (InterruptedException ignored) {
                    // a check that never returns ignores them
                }
            }
        }
    }

    @Test
    void checkThatNeverReturnsIsDownWithTheReasonAndDelaysNobody() throws Exception {
        set("lifesigns.checks.Hanging.timeout", "100ms");
        set("lifesigns.checks.Hanging.period", "200ms");
        try (CdiApplication application = CdiApplication.of(Hanging.class, Alive.class)) {
            while (!application.get("/health/ready").body().contains("stuck")) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            for (int i = 0; i < 100; i++) {
                HttpResponse<String> ready = application.get("/health/ready");
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.body())
                        .isEqualTo("{\"status\":\"DOWN\",\"checks\":["
                                + "{\"name\":\"Hanging\",\"status\":\"DOWN\",\"data\":{\"error\":\"stuck\"}}]}");
                assertThat(application.get("/health/live").statusCode()).isEqualTo(200);
            }
            assertThat(Hanging.MOST).hasValue(1);
        } finally {
            Hanging.RELEASED.countDown();
        }
    }

    @Test
    void emptyResponsesAreConfigured() throws Exception {
        set("mp.health.default.readiness.empty.response", "DOWN");
        set("mp.health.default.startup.empty.response", "UP");
        try (CdiApplication application = CdiApplication.of(Alive.class)) {
            assertThat(application.get("/health/ready").body()).isEqualTo("{\"status\":\"DOWN\",\"checks\":[]}");
            assertThat(application.get("/health/started").statusCode()).isEqualTo(200);
            assertThat(application.get("/health").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void policiesAreConfigured() throws Exception {
        set("lifesigns.defaults.critical", "false");
        set("lifesigns.defaults.failure-threshold", "3");
        set("lifesigns.checks.not-ready.failure-threshold", "1");
        set("lifesigns.checks.\"Alive\".critical", "true");
        try (CdiApplication application = CdiApplication.of(Alive.class, NotReady.class)) {
            var snapshot = application.health().health().snapshot();
            assertThat(snapshot.check("alive").critical()).isTrue();
            assertThat(snapshot.check("not-ready").critical()).isFalse();
            assertThat(snapshot.check("not-ready").status()).isEqualTo(CheckStatus.DOWN);
        }
    }

    @Test
    void invalidConfigurationFailsTheDeployment() {
        set("lifesigns.checks.alive.timeout", "soon");
        refused(
                "lifesigns.checks.alive.timeout: 'soon' (expected: a duration such as 500ms, 10s, 1m, 1h, 1d or PT10S)");
        set("lifesigns.checks.alive.timeout", "1h");
        refused("lifesigns.checks.Alive.");
        set("lifesigns.checks.alive.timeout", "1d");
        refused("timeout: PT24H (expected: less than the period");
        unset("lifesigns.checks.alive.timeout");
        set("lifesigns.checks.alive.timeuot", "1s");
        refused("lifesigns.checks.alive.timeuot: unknown (expected: lifesigns.defaults.NAME or");
        unset("lifesigns.checks.alive.timeuot");
        set("mp.health.default.startup.empty.response", "MAYBE");
        refused("mp.health.default.startup.empty.response: 'MAYBE' (expected: UP or DOWN)");
    }

    private static void refused(String message) {
        assertThatThrownBy(() -> CdiApplication.of(Alive.class)).hasStackTraceContaining(message);
    }

    @Test
    void checkMayBeRegisteredAndRemoved() throws Exception {
        try (CdiApplication application = CdiApplication.of(Alive.class)) {
            HealthRegistration late =
                    application.health().register("late", () -> HealthCheckResponse.up("cache"), HealthKind.LIVENESS);
            while (!application.get("/health/live").body().contains("{\"name\":\"cache\",\"status\":\"UP\"}")) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(late.remove()).isTrue();
            assertThat(late.remove()).isFalse();
            assertThat(application.get("/health/live").body()).doesNotContain("cache");
            assertThatThrownBy(() -> application.health().register("none", () -> null))
                    .hasMessage("check 'none': kinds: none (expected: at least one)");
        }
    }
}
