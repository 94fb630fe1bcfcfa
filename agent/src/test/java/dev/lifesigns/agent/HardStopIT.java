/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing keeps the agent from leaving for ever, not even a log that nobody reads. */
@Timeout(120)
class HardStopIT {
    @TempDir
    private Path directory;

    @Test
    void aLogThatNobodyReadsKeepsItFromNothing() throws Exception {
        Files.writeString(directory.resolve("lifesigns.yaml"), """
                server: {drainDelay: 0s}
                checks:
                  threads: {type: deadlock}
                """);
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", serve(AgentProcess.INSTALLED.resolve("bin/lifesigns")))
                .directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process agent = builder.start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(agent.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).startsWith("lifesigns is checking");

            new ProcessBuilder("kill", "-TERM", Long.toString(agent.pid()))
                    .start()
                    .waitFor();

            assertThat(agent.waitFor(60, SECONDS)).as("whether it ends").isTrue();
            assertThat(agent.exitValue()).isEqualTo(3);
        } finally {
            agent.destroyForcibly();
        }
    }

    /** With a pipe for the log that is full: whoever writes to it waits until somebody reads, and nobody does. */
    private static String serve(Path program) {
        return """
                mkfifo full && exec 3<>full && dd if=/dev/zero bs=65536 count=1 >&3 2>/dev/null
                exec '%s' serve --port 0 --config lifesigns.yaml 2>full
                """.formatted(program);
    }
}
