/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's whole process is stopped, as by a paused container or a suspended machine, and resumes later. */
class FrozenIT {
    private static final int STALE_AFTER_MILLIS = 1_000;

    @TempDir
    private Path directory;

    @Test
    void oldEvidenceIsNotUsedAfterAThaw() throws Exception {
        try (ScriptedHttpServer server = new ScriptedHttpServer(ScriptedHttpServer.always(200));
                FaultProxy proxy = FaultProxy.inFrontOf(server.port());
                AgentProcess agent = AgentProcess.serve(directory, yaml(proxy.port()))) {
            agent.awaitReady("\"status\":\"up\"");
            int port = agent.port();
            List<Wire> wires = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                wires.add(new Wire(port));
                wires.get(i).get("/health/ready");
            }
            agent.signal("STOP");
            proxy.inject(Fault.SILENT);
            // Time itself is what this is about: the evidence gets too old.
            Thread.sleep(STALE_AFTER_MILLIS + 200);
            for (int i = 0; i < 8; i++) {
                wires.add(new Wire(port));
            }
            for (Wire wire : wires) {
                wire.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            agent.signal("CONT");
            for (Wire wire : wires) {
                Wire.Answer answer = wire.answer();
                assertThat(answer.code()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body())
                        .containsAnyOf("\"status\":\"unknown\",\"checks\"", "\"status\":\"down\",\"checks\"")
                        .doesNotContain("\"up\"");
                wire.close();
            }
            assertThat(agent.get("/live").statusCode()).isEqualTo(200);

            proxy.inject(Fault.NONE);
            agent.awaitReady("\"status\":\"up\"");
        }
    }

    @Test
    void crowdThatComesAtOnceIsQueuedAndNotTurnedAway() throws Exception {
        try (AgentProcess agent = AgentProcess.serve(directory, "checks: {threads: {type: deadlock}}")) {
            int port = agent.port();
            agent.signal("STOP");
            List<Wire> crowd = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                crowd.add(new Wire(port).send("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }
            agent.signal("CONT");
            for (Wire wire : crowd) {
                assertThat(wire.answer().code()).isEqualTo(200);
                wire.close();
            }
        }
    }

    private static String yaml(int port) {
        return "checks: {web: {type: http, url: 'http://127.0.0.1:" + port
                + "/', period: 300ms, timeout: 200ms, jitter: 0%, staleAfter: " + STALE_AFTER_MILLIS + "ms}}";
    }
}
