/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What systemd sees of the agent, from its start to its end. */
@Timeout(180)
class ServiceManagerIT {
    @TempDir
    private Path directory;

    @Test
    void managerFollowsStartReloadWatchdogAndStop() throws Exception {
        Path file =
                Files.writeString(directory.resolve("a.yaml"), "checks: {disk: {type: disk, path: /, minFree: 1B}}");
        String address = "@lifesigns-" + UUID.randomUUID();
        try (NotifyReceiver manager = NotifyReceiver.on(address);
                AgentProcess agent = AgentProcess.start(
                        AgentProcess.INSTALLED,
                        Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "1000000"),
                        "serve",
                        "--port",
                        "0",
                        "--config",
                        file.toString())) {
            assertThat(manager.next("READY=1")).isEqualTo("READY=1\nSTATUS=readiness up; 1 check up");
            assertThat(agent.get("/ready").statusCode()).isEqualTo(200);
            manager.next("WATCHDOG=1");
            manager.next("WATCHDOG=1");

            agent.signal("HUP");
            assertThat(manager.next("RELOADING=1")).contains("\nMONOTONIC_USEC=");
            manager.next("READY=1");

            agent.signal("TERM");
            manager.next("STOPPING=1");
            agent.signal("TERM");
            assertThat(agent.awaitExit()).isZero();
        }
    }
}
