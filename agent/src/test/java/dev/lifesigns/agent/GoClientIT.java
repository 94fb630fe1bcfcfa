/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client of Go's standard library, that of a kubelet and of Prometheus, reads what the agent serves. */
@Timeout(280)
class GoClientIT {
    private static final Path PROGRAM = Path.of("/usr/bin/go");
    private static final String TOKEN_HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @TempDir
    private Path directory;

    @Test
    void readsEachPathOnOneConnectionWithHeadAndCompressed() throws Exception {
        Neighbor.assumeInstalled(PROGRAM, "golang-go");
        try (AgentProcess agent = AgentProcess.serve(directory, """
                server: {drainDelay: 0s}
                security: {detailed: {tokens: ['%s']}}
                checks: {disk: {type: disk, path: /, minFree: 1B}}
                """.formatted(TOKEN_HASH))) {
            agent.awaitReady("\"status\":\"up\"");
            ProcessBuilder builder = new ProcessBuilder(
                            PROGRAM.toString(),
                            "run",
                            "src/test/go/client.go",
                            "http://127.0.0.1:" + agent.port(),
                            "test")
                    .redirectErrorStream(true);
            builder.environment().put("GOCACHE", directory.resolve("cache").toString());
            builder.environment().put("GO111MODULE", "off");
            Process go = builder.start();
            String printed = new String(go.getInputStream().readAllBytes(), UTF_8);
            assertThat(go.waitFor()).as(printed).isZero();
            assertThat(printed.lines()).hasSize(12).allMatch(line -> line.endsWith(" 200"));
        }
    }
}
