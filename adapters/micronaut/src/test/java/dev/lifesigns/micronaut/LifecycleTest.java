/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.Probes;
import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.http.HealthEndpoint;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine lives with the application. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LifecycleTest {
    private final ScriptedForeignCheck db = ScriptedForeignCheck.up();

    private RunningApplication.Setup setup() {
        return RunningApplication.setup().with("db", new Scripted("db", db));
    }

    @Test
    void checksFirstRunWhenOthersHaveStartedAndHaveAnsweredWhenThePortOpens() throws Exception {
        AtomicInteger before = new AtomicInteger(-1);
        AtomicInteger opened = new AtomicInteger(-1);
        try (RunningApplication application = setup().first(StartupEvent.class, event -> before.set(db.runs()))
                .first(ServerStartupEvent.class, event -> opened.set(db.runs()))
                .run()) {
            assertThat(before).hasValue(0);
            assertThat(opened).hasValue(1);
            assertThat(application
                            .bean(HealthChecker.class)
                            .status(Probes.STARTUP)
                            .passing())
                    .isTrue();
        }
    }

    @Test
    void readinessOfTheEngineWaitsUntilTheServerListens() throws Exception {
        AtomicReference<Boolean> passing = new AtomicReference<>();
        Consumer<ServerStartupEvent> started = event -> passing.set(event.getSource()
                .getApplicationContext()
                .getBean(HealthChecker.class)
                .status(Probes.READINESS)
                .passing());
        try (RunningApplication application =
                setup().first(ServerStartupEvent.class, started).run()) {
            assertThat(passing).hasValue(false);
            assertThat(application
                            .bean(HealthChecker.class)
                            .status(Probes.READINESS)
                            .passing())
                    .isTrue();
        }
    }

    @Test
    void checkThatHangsDelaysTheStartForNoLongerThanTheStartupWait() throws Exception {
        db.hangs();
        try (RunningApplication application = setup().set("lifesigns.startup-wait", "50ms")
                .set("lifesigns.checks.db.period", "2h")
                .set("lifesigns.checks.db.timeout", "1h")
                .run()) {
            assertThat(application.component("db").path("details").path("error").asText())
                    .isEqualTo("never_ran");
            assertThat(application.get("/health/readiness").statusCode()).isEqualTo(503);
        } finally {
            db.release();
        }
    }

    @Test
    void drainsWhileThePortIsOpen() throws Exception {
        RunningApplication application =
                setup().set("lifesigns.drain-delay", "2h").run();
        HealthChecker health = application.bean(HealthChecker.class);
        Thread closing = new Thread(application::close, "closing");
        closing.start();
        while (health.lifecycle() != HealthLifecycle.DRAINING) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(application.get("/health/readiness").statusCode()).isEqualTo(503);
        assertThat(application.get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(application.component("db").path("status").asText()).isEqualTo("UP");
        assertThat(application.get("/nowhere").statusCode()).isEqualTo(404);
        closing.interrupt();
        closing.join();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void stopsAfterTheDrainDelay() {
        AtomicReference<Long> stopped = new AtomicReference<>();
        RunningApplication application = setup().first(ShutdownEvent.class, event -> stopped.set(System.nanoTime()))
                .set("lifesigns.drain-delay", "300ms")
                .run();
        long told = System.nanoTime();
        application.close();
        assertThat(Duration.ofNanos(stopped.get() - told)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    /** Micronaut's graceful shutdown closes the port, so it must not come first. */
    @Test
    void gracefulShutdownComesAfterTheDrain() {
        AtomicReference<HealthLifecycle> before = new AtomicReference<>();
        AtomicReference<HealthChecker> health = new AtomicReference<>();
        GracefulShutdownCapable worker = () -> {
            before.set(health.get().lifecycle());
            return CompletableFuture.completedFuture(null);
        };
        RunningApplication application = setup().bean(GracefulShutdownCapable.class, worker)
                .set("micronaut.lifecycle.graceful-shutdown.enabled", true)
                .run();
        health.set(application.bean(HealthChecker.class));
        application.close();
        assertThat(before).hasValue(HealthLifecycle.DRAINING);
        assertThat(health.get().lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    /** Or a port that is taken would be reported late. */
    @Test
    void startThatFailsWaitsForNobody() {
        AtomicReference<HealthChecker> health = new AtomicReference<>();
        try (RunningApplication first = setup().run()) {
            RunningApplication.Setup second = setup().set("lifesigns.drain-delay", "2h")
                    .set("micronaut.server.port", first.server().getPort())
                    .first(
                            StartupEvent.class,
                            event -> health.set(event.getSource().getBean(HealthChecker.class)));
            assertThatThrownBy(second::run).isInstanceOf(ServerStartupException.class);
        }
        assertThat(health.get().lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void negativeDrainDelayStopsTheStart() {
        assertThatThrownBy(() -> setup().set("lifesigns.drain-delay", "-1s").run())
                .hasStackTraceContaining("lifesigns.drain-delay: PT-1S (expected: 0s or more)");
    }

    @Test
    void isOffWhereItIsNotEnabled() {
        try (RunningApplication application = setup().withoutUs().run()) {
            assertThat(application.context().containsBean(HealthChecker.class)).isFalse();
        }
    }

    @Test
    void endpointIsWhereItIsConfigured() throws Exception {
        try (RunningApplication application = setup().set("lifesigns.endpoint.enabled", true)
                .set("lifesigns.endpoint.path", "/vital")
                .set("micronaut.server.context-path", "/shop")
                .run()) {
            assertThat(application.get("/vital/ready").body()).startsWith("{\"status\":\"up\"");
            assertThat(application.get("/shop/health").statusCode()).isEqualTo(200);
        }
        try (RunningApplication application = setup().run()) {
            assertThat(application.get("/lifesigns/ready").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void endpointOfTheApplicationReplacesOurs() throws Exception {
        try (HealthChecker own = HealthChecker.builder().start();
                RunningApplication application = setup().set("lifesigns.endpoint.enabled", true)
                        .bean(
                                HealthEndpoint.class,
                                HealthEndpoint.builder(own).basePath("/own").build())
                        .run()) {
            assertThat(application.get("/own/live").statusCode()).isEqualTo(200);
            assertThat(application.get("/lifesigns/live").statusCode()).isEqualTo(404);
        }
    }
}
