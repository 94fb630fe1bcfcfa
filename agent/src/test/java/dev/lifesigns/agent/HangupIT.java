/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGHUP while the agent starts: what is meant to reload a daemon must not end it. */
class HangupIT {
    @TempDir
    private Path directory;

    @Test
    void launcherOutlivesIt() throws Exception {
        Path link = Files.createDirectories(directory.resolve("home/bin")).resolve("lifesigns");
        Files.createSymbolicLink(link, AgentProcess.INSTALLED.resolve("bin/lifesigns"));
        Path readlink = Files.createDirectory(directory.resolve("path")).resolve("readlink");
        Files.writeString(readlink, "#!/bin/sh\nkill -HUP $PPID\nexec /bin/readlink \"$@\"\n");
        Files.setPosixFilePermissions(readlink, PosixFilePermissions.fromString("rwx------"));
        String path = readlink.getParent() + ":" + System.getenv("PATH");

        AgentProcess.Ended ended = AgentProcess.run(directory.resolve("home"), Map.of("PATH", path), "--version");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).isNotEmpty();
    }

    /** The configuration comes from a pipe, so the agent is known to wait for it. */
    @Test
    void agentThatReadsItsConfigurationReloadsWhenItRuns() throws Exception {
        Path pipe = directory.resolve("lifesigns.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (AgentProcess agent = AgentProcess.start("serve", "--port=0", "--no-watch", "--config", pipe.toString())) {
            try (var out = Files.newOutputStream(pipe)) {
                for (int i = 0; i < 50; i++) {
                    agent.signal("HUP");
                }
                out.write("checks: {threads: {type: deadlock}}".getBytes(UTF_8));
            }
            agent.awaitReady("\"threads\":{\"status\":\"up\"");
            agent.awaitLogged("not reloaded: " + pipe);
            agent.signal("TERM");
            assertThat(agent.awaitExit()).isZero();
        }
    }
}
