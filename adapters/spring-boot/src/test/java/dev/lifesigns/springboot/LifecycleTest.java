/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.Probes;
import dev.lifesigns.contract.ScriptedForeignCheck;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/** The engine lives with the application. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LifecycleTest {
    private final ScriptedForeignCheck db = ScriptedForeignCheck.up();

    private RunningApplication.Setup setup() {
        return setup(WebApplicationType.SERVLET);
    }

    private RunningApplication.Setup setup(WebApplicationType type) {
        return RunningApplication.of(type).with("db", new Scripted(db));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void firstResultsAreThereWhenThePortOpens(WebApplicationType type) {
        AtomicInteger runs = new AtomicInteger();
        ApplicationListener<WebServerInitializedEvent> opened = event -> runs.set(db.runs());
        try (RunningApplication application = setup(type).listener(opened).run()) {
            assertThat(runs).hasValue(1);
            assertThat(application.bean(HealthChecker.class).lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void checkThatHangsDelaysTheStartForNoLongerThanTheStartupWait(WebApplicationType type) {
        db.hangs();
        try (RunningApplication application = setup(type)
                .set("lifesigns.startup-wait", "50ms")
                .set("lifesigns.checks.db.period", "2h")
                .set("lifesigns.checks.db.timeout", "1h")
                .run()) {
            assertThat(application.get("/actuator/health/db").body()).contains("\"error\":\"never_ran\"");
            assertThat(application.get("/actuator/health/db").statusCode()).isEqualTo(503);
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            db.release();
        }
    }

    @Test
    void readinessOfTheEngineWaitsUntilTheApplicationIsReady() {
        AtomicReference<Boolean> before = new AtomicReference<>();
        ApplicationListener<ApplicationStartedEvent> started = event -> before.set(event.getApplicationContext()
                .getBean(HealthChecker.class)
                .status(Probes.READINESS)
                .passing());
        try (RunningApplication application = setup().listener(started).run()) {
            assertThat(before).hasValue(false);
            assertThat(readinessPasses(application)).isTrue();
        }
    }

    @Test
    void readinessStateMovesAGate() {
        try (RunningApplication application = setup().run()) {
            AvailabilityChangeEvent.publish(application.context(), ReadinessState.REFUSING_TRAFFIC);
            assertThat(readinessPasses(application)).isFalse();
            AvailabilityChangeEvent.publish(application.context(), ReadinessState.ACCEPTING_TRAFFIC);
            assertThat(readinessPasses(application)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void livenessIsDownWhileTheLivenessStateIsBroken(WebApplicationType type) throws Exception {
        try (RunningApplication application = setup(type)
                .set("lifesigns.endpoint.enabled", true)
                .set("management.endpoints.web.exposure.include", "health,lifesigns")
                .run()) {
            AvailabilityChangeEvent.publish(application.context(), LivenessState.BROKEN);
            AvailabilityChangeEvent.publish(application.context(), LivenessState.BROKEN);
            assertLiveness(application, 503, "down");
            assertThat(readinessPasses(application)).isTrue();
            AvailabilityChangeEvent.publish(application.context(), LivenessState.CORRECT);
            assertLiveness(application, 200, "up");
        }
    }

    private static void assertLiveness(RunningApplication application, int status, String wireName) throws Exception {
        application.bean(HealthChecker.class).runAll(Duration.ofMinutes(1));
        assertThat(application.get("/actuator/health/liveness").statusCode()).isEqualTo(status);
        assertThat(application.get("/health/live").statusCode()).isEqualTo(status);
        assertThat(application.get("/actuator/lifesigns").body()).contains("\"liveness\":\"" + wireName + "\"");
    }

    private static boolean readinessPasses(RunningApplication application) {
        return application.bean(HealthChecker.class).status(Probes.READINESS).passing();
    }

    @ParameterizedTest
    @CsvSource({"SERVLET,false", "SERVLET,true", "REACTIVE,false", "REACTIVE,true"})
    void drainsWhileBothPortsAreOpen(WebApplicationType type, boolean separate) throws Exception {
        Holding holding = new Holding();
        RunningApplication.Setup setup = setup(type)
                .bean(holding)
                .set("server.shutdown", "graceful")
                .set("lifesigns.endpoint.enabled", true)
                .set("lifesigns.drain-delay", "300ms");
        if (separate) {
            setup.set("management.server.port", 0).set("management.server.address", "127.0.0.1");
        }
        AtomicLong told = new AtomicLong();
        ApplicationListener<ContextClosedEvent> closed = event -> told.compareAndSet(0, System.nanoTime());
        RunningApplication application = setup.listener(closed).run();
        HealthChecker health = application.bean(HealthChecker.class);
        Thread closing = new Thread(application::close, "closing");
        closing.start();
        holding.reached.await();
        assertThat(Duration.ofNanos(holding.at - told.get())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.DRAINING);
        assertThat(application.getOfManagement("/actuator/health/readiness").statusCode())
                .isEqualTo(503);
        assertThat(application.getOfManagement("/actuator/health/liveness").statusCode())
                .isEqualTo(200);
        assertThat(application.getOfManagement("/actuator/health/db").statusCode())
                .isEqualTo(200);
        assertThat(application.getOfManagement("/health/ready").statusCode()).isEqualTo(503);
        assertThat(application.getOfManagement("/health/live").statusCode()).isEqualTo(200);
        assertThat(application.get("/nowhere").statusCode()).isEqualTo(404);
        holding.go.countDown();
        closing.join();
        assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    /** Holds the shutdown in the phase after the drain. */
    private static final class Holding implements SmartLifecycle {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private volatile boolean running;
        private volatile long at;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            at = System.nanoTime();
            reached.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return DEFAULT_PHASE - 1;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void contextThatIsStoppedAndStartedKeepsItsEngine(WebApplicationType type) throws Exception {
        try (RunningApplication application = setup(type).run()) {
            application.context().stop();
            application.context().start();
            HealthChecker health = application.bean(HealthChecker.class);
            assertThat(health.lifecycle()).isEqualTo(HealthLifecycle.RUNNING);
            int runs = db.runs();
            health.runAll(Duration.ofMinutes(1));
            assertThat(db.runs()).isGreaterThan(runs);
            assertThat(application.get("/actuator/health/db").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void startThatFailsClosesTheEngine() {
        AtomicReference<HealthChecker> health = new AtomicReference<>();
        ApplicationListener<ContextRefreshedEvent> failing = event -> {
            health.set(event.getApplicationContext().getBean(HealthChecker.class));
            throw new IllegalStateException("no license");
        };
        assertThatThrownBy(() -> setup().listener(failing).run()).hasMessage("no license");
        assertThat(health.get().lifecycle()).isEqualTo(HealthLifecycle.CLOSED);
    }

    @Test
    void drainDelayThatSpringWouldCutIsRefused() {
        assertThatThrownBy(() -> setup().set("lifesigns.drain-delay", "30s").run())
                .rootCause()
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("lifesigns.drain-delay");
                    assertThat(refused.getReason())
                            .isEqualTo("expected: 0s or more, and < spring.lifecycle.timeout-per-shutdown-phase PT30S");
                });
    }

    @Test
    void isOffWhereItIsNotEnabled() {
        try (RunningApplication application =
                setup().set("lifesigns.enabled", false).run()) {
            assertThat(application.context().getBeanNamesForType(HealthChecker.class))
                    .isEmpty();
        }
    }
}
