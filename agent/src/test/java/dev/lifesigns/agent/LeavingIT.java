/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.Prober.Probe;
import dev.lifesigns.checks.fixture.FaultProxy;
import dev.lifesigns.checks.fixture.FaultProxy.Fault;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent leaves politely: nobody who asks is turned away while load balancers still send traffic. */
@Timeout(60)
class LeavingIT {
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final Duration STOPPING = Duration.ofSeconds(3);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void everybodyIsServedUntilTheDrainDelayHasPassed(String signal) throws Exception {
        try (AgentProcess agent = AgentProcess.serve(directory, yaml(DRAIN))) {
            agent.awaitReady("\"status\":\"up\"");
            List<Prober> probers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                probers.add(new Prober(agent.port(), "/health/live", i % 2 == 0));
                probers.add(new Prober(agent.port(), "/health/ready", i % 2 == 0));
            }
            for (Prober prober : probers) {
                prober.awaitProbes(10);
            }
            long told = System.nanoTime();
            agent.signal(signal);
            assertThat(agent.awaitExit()).isZero();
            long ended = System.nanoTime();

            assertThat(Duration.ofNanos(ended - told)).isBetween(DRAIN, DRAIN.plus(STOPPING));
            for (Prober prober : probers) {
                assertKept(prober.awaitEnd(), told);
            }
        }
    }

    private static void assertKept(List<Probe> probes, long told) {
        for (Probe probe : probes) {
            if (probe.ended() - told < DRAIN.toNanos()) {
                assertThat(probe.broken()).as("broken off while draining").isNull();
            }
            if (probe.broken() != null) {
                continue;
            }
            if (probe.path().endsWith("/live")) {
                assertThat(probe.code()).isEqualTo(200);
            } else if (probe.ended() < told) {
                assertThat(probe.code()).isEqualTo(200);
            } else if (probe.begun() - told > AT_ONCE.toNanos()) {
                assertThat(probe.code()).isEqualTo(503);
                assertThat(probe.body()).startsWith("{\"status\":\"draining\"");
            }
        }
        assertThat(probes.stream().filter(probe -> probe.begun() - told > AT_ONCE.toNanos()))
                .as("asked while draining")
                .hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void secondSignalEndsItAtOnce(String second) throws Exception {
        try (AgentProcess agent = AgentProcess.serve(directory, yaml(Duration.ofMinutes(5)))) {
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
                long told = System.nanoTime();
                agent.signal("TERM");
                assertThat(agent.awaitExit()).isZero();
                assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(STOPPING);
            }
        }
    }

    private static String yaml(Duration drainDelay) {
        return "server: {drainDelay: " + drainDelay.toMillis() + "ms}\nchecks:\n  threads: {type: deadlock}\n";
    }
}
