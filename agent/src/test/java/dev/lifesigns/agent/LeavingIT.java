/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.Prober.Probe;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent leaves politely: nobody who asks is turned away while load balancers still send traffic. */
class LeavingIT {
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration VERY_LONG = Duration.ofMinutes(5);

    private static final String HASH_OF_TEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void everybodyIsServedUntilTheDrainDelayHasPassed(String signal) throws Exception {
        try (AgentProcess agent = AgentProcess.serve(directory, yaml(DRAIN))) {
            agent.awaitReady("\"status\":\"up\"");
            List<Prober> probers = crowd(agent);
            long signaled = System.nanoTime();
            agent.signal(signal);
            assertThat(agent.awaitExit()).isZero();

            assertThat(Duration.ofNanos(System.nanoTime() - signaled)).isGreaterThanOrEqualTo(DRAIN);
            for (Prober prober : probers) {
                assertThat(prober.awaitEnd())
                        .filteredOn(probe -> probe.ended() - signaled < DRAIN.toNanos())
                        .allSatisfy(probe -> assertThat(probe.broken())
                                .as("broken off while draining")
                                .isNull());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void whileItDrainsReadinessIsDrainingAndLivenessIsUp(String signal) throws Exception {
        try (AgentProcess agent = AgentProcess.serve(directory, yaml(VERY_LONG))) {
            agent.awaitReady("\"status\":\"up\"");
            List<Prober> probers = crowd(agent);
            long signaled = System.nanoTime();
            agent.signal(signal);
            agent.awaitReady("\"status\":\"draining\"");
            long draining = System.nanoTime();
            for (Prober prober : probers) {
                prober.awaitProbes(prober.sofar().size() + 7);
                assertThat(prober.sofar()).allSatisfy(probe -> assertAnswered(probe, signaled, draining));
            }
            agent.signal("TERM");
            assertThat(agent.awaitExit()).isZero();
        }
    }

    @Test
    void eventsEndBeforeTheServerStops() throws Exception {
        String yaml = yaml(DRAIN) + "security: {detailed: {tokens: ['sha256:" + HASH_OF_TEST + "']}}\n";
        try (AgentProcess agent = AgentProcess.serve(directory, yaml)) {
            agent.awaitReady("\"status\":\"up\"");
            HttpRequest request = HttpRequest.newBuilder(URI.create(agent.url() + "/events"))
                    .header("Authorization", "Bearer test")
                    .build();
            HttpResponse<Stream<String>> events =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(events.statusCode()).isEqualTo(200);
            Iterator<String> lines = events.body().iterator();
            List<String> read = new ArrayList<>();
            do {
                read.add(lines.next());
            } while (!read.get(read.size() - 1).startsWith("data: "));
            long signaled = System.nanoTime();
            agent.signal("TERM");

            lines.forEachRemaining(read::add);
            assertThat(read).contains("event: state", "event: transition").endsWith("event: end", "data: {}", "");
            assertThat(Duration.ofNanos(System.nanoTime() - signaled)).isGreaterThanOrEqualTo(DRAIN);
            assertThat(agent.awaitExit()).isZero();
        }
    }

    private static List<Prober> crowd(AgentProcess agent) throws InterruptedException {
        List<Prober> probers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            probers.add(new Prober(agent.port(), "/health/live", i % 2 == 0));
            probers.add(new Prober(agent.port(), "/health/ready", i % 2 == 0));
        }
        for (Prober prober : probers) {
            prober.awaitProbes(10);
        }
        return probers;
    }

    private static void assertAnswered(Probe probe, long signaled, long draining) {
        assertThat(probe.broken()).isNull();
        if (probe.path().endsWith("/live") || probe.ended() < signaled) {
            assertThat(probe.code()).isEqualTo(200);
        } else if (probe.begun() > draining) {
            assertThat(probe.code()).isEqualTo(503);
            assertThat(probe.body()).startsWith("{\"status\":\"draining\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void secondSignalEndsItAtOnce(String second) throws Exception {
        try (AgentProcess agent = AgentProcess.serve(directory, yaml(VERY_LONG))) {
            agent.signal("TERM");
            agent.awaitLogged("draining for 300000 ms");
            assertThat(agent.get("/ready").body()).startsWith("{\"status\":\"draining\"");
            agent.signal(second);
            assertThat(agent.awaitExit()).isZero();
        }
    }

    @Test
    void signalRightAfterTheFirstLineIsHeard() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (AgentProcess agent = AgentProcess.serve(directory, yaml(Duration.ofMillis(10)))) {
                agent.signal("TERM");
                assertThat(agent.awaitExit()).isZero();
            }
        }
    }

    @Test
    void nothingThatHangsIsWaitedFor() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                FaultProxy proxy = FaultProxy.inFrontOf(server.port())) {
            proxy.inject(Fault.SILENT);
            String yaml = yaml(Duration.ZERO) + """
                      web: {type: http, url: "http://127.0.0.1:PORT/", period: 5m, timeout: 2m}
                      cache: {type: redis, uri: "redis://127.0.0.1:PORT", period: 5m, timeout: 2m}
                      database: {type: jdbc, url: "jdbc:postgresql://127.0.0.1:PORT/o", period: 5m, timeout: 2m}
                    """.replace("PORT", Integer.toString(proxy.port()));
            try (AgentProcess agent = AgentProcess.serve(directory, yaml)) {
                while (proxy.accepted() < 3) {
                    Thread.sleep(20);
                }
                agent.signal("TERM");
                assertThat(agent.awaitExit()).isZero();
            }
        }
    }

    private static String yaml(Duration drainDelay) {
        return "server: {drainDelay: " + drainDelay.toMillis() + "ms}\nchecks:\n  threads: {type: deadlock}\n";
    }
}
