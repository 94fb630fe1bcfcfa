/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.contract.ScriptedForeignCheck;
import io.micronaut.health.CurrentHealthStatus;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An indicator that never returns and ignores interrupts; that probes are answered at all is the proof. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HangTest {
    private static final Logger LOG = Logger.getLogger(HangTest.class.getName());
    private static final String READINESS = "/health/readiness";
    private static final int PROBES = 200;

    private final ScriptedForeignCheck db = ScriptedForeignCheck.up();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** As Micronaut's own are made: it occupies a thread of Micronaut's. */
    private static final class Blocking extends AbstractHealthIndicator<Object> {
        private final ScriptedForeignCheck script;

        Blocking(ScriptedForeignCheck script, ExecutorService threads) {
            this.script = script;
            setExecutorService(threads);
        }

        @Override
        protected Object getHealthInformation() {
            script.callUnchecked();
            healthStatus = HealthStatus.UP;
            return List.of();
        }

        @Override
        protected String getName() {
            return "db";
        }
    }

    @AfterEach
    void release() {
        db.release();
        threads.shutdown();
    }

    private RunningApplication.Setup setup() {
        return RunningApplication.setup()
                .set("lifesigns.checks.db.period", "300ms")
                .set("lifesigns.checks.db.timeout", "200ms");
    }

    @Test
    void readinessIs503AndEveryProbeIsAnswered() throws Exception {
        everyProbeIsAnswered(setup().with("db", new Scripted("db", db)));
    }

    @Test
    void indicatorThatOccupiesAThreadOfMicronautsIsInFlightOnce() throws Exception {
        everyProbeIsAnswered(setup().with("db", new Blocking(db, threads)));
    }

    private void everyProbeIsAnswered(RunningApplication.Setup setup) throws Exception {
        try (RunningApplication application = setup.run()) {
            assertThat(application.get(READINESS).statusCode()).isEqualTo(200);
            db.hangs();
            awaitDown(application);

            List<CompletableFuture<HttpResponse<String>>> probes = new ArrayList<>();
            long asked = System.nanoTime();
            for (int i = 0; i < PROBES; i++) {
                probes.add(application.ask(READINESS));
            }
            for (CompletableFuture<HttpResponse<String>> probe : probes) {
                assertThat(probe.get().statusCode()).isEqualTo(503);
            }
            LOG.info(() -> PROBES + " probes at once, all answered after "
                    + Duration.ofNanos(System.nanoTime() - asked).toMillis() + " ms");
            assertThat(application.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(db.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void micronautAloneKeepsEveryProbeWaiting() throws Exception {
        try (RunningApplication alone =
                setup().with("db", new Blocking(db, threads)).withoutUs().run()) {
            assertThat(alone.get(READINESS).statusCode()).isEqualTo(200);
            db.hangs();
            List<CompletableFuture<HttpResponse<String>>> probes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                probes.add(alone.ask(READINESS));
            }
            while (db.mostInFlight() < 3) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(probes).noneMatch(CompletableFuture::isDone);
            db.release();
            for (CompletableFuture<HttpResponse<String>> probe : probes) {
                assertThat(probe.get().statusCode()).isEqualTo(200);
            }
        }
    }

    /** Which asks the indicators by itself, without the endpoint. */
    @Test
    void micronautsMonitorAsksTheEngine() throws Exception {
        RunningApplication.Setup setup = setup().with("db", new Scripted("db", db))
                .set("micronaut.application.name", "shop")
                .set("micronaut.health.monitor.initial-delay", "10ms")
                .set("micronaut.health.monitor.interval", "20ms");
        try (RunningApplication application = setup.run()) {
            CurrentHealthStatus status = application.bean(CurrentHealthStatus.class);
            db.hangs();
            while (!status.current().equals(HealthStatus.DOWN)) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(db.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void indicatorThatHangsKeepsTheNameOfItsAnswers() throws Exception {
        try (RunningApplication application =
                setup().with("db", new Scripted("orders database", db)).run()) {
            assertThat(application.component("orders database").path("status").asText())
                    .isEqualTo("UP");
            db.hangs();
            while (application.get(READINESS).statusCode() == 200) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(application.component("orders database").path("status").asText())
                    .isEqualTo("DOWN");
            assertThat(application.component("db").isMissingNode()).isTrue();
        }
    }

    private static void awaitDown(RunningApplication application) throws Exception {
        while (application.get(READINESS).statusCode() == 200) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(application.get(READINESS).statusCode()).isEqualTo(503);
        assertThat(application.component("db").path("details").path("error").asText())
                .isIn("timeout", "stuck");
    }
}
