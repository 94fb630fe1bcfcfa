/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs report to the agent, and a quorum is computed from what they report. */
class HeartbeatIT {
    /** That of the token {@code backup-token}. */
    private static final String HASH = "sha256:37a7d685060f0b752c70558a1473efadbb58ea0f8c2c15ccc9106922988fd7b9";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void jobThatReportsIsUpUntilItIsSilent() throws Exception {
        Path file = directory.resolve("lifesigns.yaml");
        String job = "{type: heartbeat, within: 2s, tokens: '" + HASH + "', probes: none}";
        String quorum = "{type: quorum, members: [backup, export], atLeast: 1}";
        Files.writeString(
                file, "server: {port: 0}\nchecks: {backup: " + job + ", export: " + job + ", jobs: " + quorum + "}");
        try (AgentProcess agent = AgentProcess.start("serve", "--no-watch", "--config", file.toString())) {
            agent.awaitLogged("check backup: up -> down, timeout: no beat for more than 2000 ms");
            agent.awaitReady("\"jobs\":{\"status\":\"down\"");

            assertThat(beat(agent, "backup", "wrong")).isEqualTo(401);
            assertThat(beat(agent, "other", "backup-token")).isEqualTo(401);
            assertThat(beat(agent, "backup", "backup-token")).isEqualTo(204);
            agent.awaitLogged("check backup: down -> up");
            agent.awaitLogged("check jobs: down -> up");

            Files.writeString(
                    file,
                    "server: {port: 0}\nchecks: {late: " + job.replace("2s", "1h") + ", more: {type: quorum, members:"
                            + " late, atLeast: 1}, jobs: {type: quorum, members: [more, late], atLeast: 2}}");
            agent.signal("HUP");
            agent.awaitLogged(": 2 added (late, more), 1 changed (jobs), 2 removed (backup, export), 0 unchanged");
            agent.awaitReady("\"jobs\":{\"status\":\"up\"");
            assertThat(beat(agent, "late", "backup-token")).isEqualTo(204);
            assertThat(beat(agent, "backup", "backup-token")).isEqualTo(401);
        }
    }

    private static int beat(AgentProcess agent, String name, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(agent.url() + "/beat/" + name))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("ignored"))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    }
}
