/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.contract.ScriptedForeignCheck;
import dev.lifesigns.springboot.SteadyProbes.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;

/** An indicator that never returns and ignores interrupts; that probes are answered at all is the proof. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class HangContract {
    private static final String READINESS = "/actuator/health/readiness";
    private static final int PROBES = 200;
    /** What a machine that is far too busy cannot exceed. */
    private static final Duration GENEROUS = Duration.ofSeconds(60);

    final ScriptedForeignCheck db = ScriptedForeignCheck.up();
    private final ScriptedForeignCheck bootsOwn = ScriptedForeignCheck.up();
    private final WebApplicationType type;

    HangContract(WebApplicationType type) {
        this.type = type;
    }

    @AfterEach
    void release() {
        db.release();
        bootsOwn.release();
    }

    RunningApplication.Setup setup() {
        return setup(db, "300ms", "200ms");
    }

    private RunningApplication.Setup setup(ScriptedForeignCheck check, String period, String timeout) {
        return RunningApplication.of(type)
                .set("management.endpoint.health.group.readiness.include", "readinessState,db")
                .set("lifesigns.checks.db.period", period)
                .set("lifesigns.checks.db.timeout", timeout)
                .with("db", new Scripted(check));
    }

    /**
     * No answer waits for the check, nor for its deadline. The first is certain: all answers are there while the one run
     * still hangs. The second takes a clock, and must not depend on how busy the machine is: a healthy application is sent
     * the same probes at the same moments, and the medians are compared, which a pause of the machine does not move. The
     * hang may cost 50 ms, or three times what the healthy application needs where that is more. To wait for the deadline
     * would cost a second.
     */
    @Test
    void readinessIs503AndEveryProbeIsAnsweredUnlikeBootAlone() throws Exception {
        try (RunningApplication healthy =
                        setup(ScriptedForeignCheck.up(), "1h", "1m").run();
                RunningApplication hanging = setup(db, "1200ms", "1s").run()) {
            db.hangs();
            db.awaitHang(GENEROUS);
            long hung = System.nanoTime();
            awaitDown(hanging);
            long noticed = Duration.ofNanos(System.nanoTime() - hung).toMillis();
            int runs = db.runs();

            List<List<CompletableFuture<Answer>>> probes =
                    SteadyProbes.send(List.of(healthy, hanging), READINESS, PROBES);
            List<Long> usual = waited(probes.get(0), 200);
            List<Long> waited = waited(probes.get(1), 503);
            assertThat(db.runs()).as("runs, of which the last one hangs").isEqualTo(runs);
            assertThat(db.mostInFlight()).isEqualTo(1);
            assertThat(hanging.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

            String alone = bootAlone();
            System.out.printf(
                    "%s: readiness at 10 probes/s while its check hangs%n"
                            + "  Spring Boot alone: %s%n"
                            + "  with the starter:  %d of %d probes answered; median %d ms (of a healthy one %d ms),"
                            + " slowest %d ms; 1 run in flight; 503 first seen %d ms after the hang (timeout 1000 ms)%n",
                    type, alone, waited.size(), PROBES, median(waited), median(usual), waited.get(PROBES - 1), noticed);
            assertThat(median(waited)).isLessThanOrEqualTo(median(usual) + Math.max(50, 3 * median(usual)));
        }
    }

    /** Keeps every probe waiting, each with a run of its own. */
    private String bootAlone() throws Exception {
        try (RunningApplication alone =
                setup(bootsOwn, "1h", "1m").withoutStarter().run()) {
            assertThat(alone.get(READINESS).statusCode()).isEqualTo(200);
            bootsOwn.hangs();
            List<CompletableFuture<Answer>> probes = SteadyProbes.send(alone, READINESS, 30);
            while (bootsOwn.mostInFlight() < 3) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(probes).noneMatch(CompletableFuture::isDone);
            String row = "0 of 30 probes answered; " + bootsOwn.mostInFlight() + " runs in flight";
            bootsOwn.release();
            waited(probes, 200);
            return row;
        }
    }

    /** How long each waited, sorted. */
    private static List<Long> waited(List<CompletableFuture<Answer>> probes, int status) throws Exception {
        List<Long> waited = new ArrayList<>();
        for (CompletableFuture<Answer> probe : probes) {
            Answer answer = probe.get();
            assertThat(answer.status()).isEqualTo(status);
            waited.add(answer.millis());
        }
        Collections.sort(waited);
        return waited;
    }

    private static long median(List<Long> waited) {
        return waited.get(waited.size() / 2);
    }

    @Test
    void managementPortIsAnsweredAsWell() throws Exception {
        RunningApplication.Setup separate =
                setup().set("management.server.port", 0).set("management.server.address", "127.0.0.1");
        try (RunningApplication application = separate.run()) {
            assertThat(application.getOfManagement(READINESS).statusCode()).isEqualTo(200);
            assertThat(application.get(READINESS).statusCode()).isEqualTo(404);
            db.hangs();
            while (application.getOfManagement(READINESS).statusCode() == 200) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(application.getOfManagement(READINESS).statusCode()).isEqualTo(503);
            assertThat(db.mostInFlight()).isEqualTo(1);
        }
    }

    @Test
    void lazyBeansAreAdopted() throws Exception {
        try (RunningApplication application =
                setup().set("spring.main.lazy-initialization", true).run()) {
            assertThat(db.runs()).isPositive();
            db.hangs();
            awaitDown(application);
            assertThat(db.mostInFlight()).isEqualTo(1);
        }
    }

    private static void awaitDown(RunningApplication application) throws Exception {
        while (application.get(READINESS).statusCode() == 200) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        HttpResponse<String> db = application.get("/actuator/health/db");
        assertThat(db.statusCode()).isEqualTo(503);
        assertThat(db.body()).containsPattern("\"error\":\"(timeout|stuck)\"");
    }
}
