/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without memory the agent ends at once, with a line and a code, so that whoever supervises it can act. */
@Timeout(60)
class OutOfMemoryIT {
    private static final int COULD_NOT_RUN = 3;

    @TempDir
    private Path directory;

    @Test
    void withoutHeapItEndsAtOnce() throws Exception {
        AgentProcess.Ended ended = AgentProcess.run(
                AgentProcess.INSTALLED, Map.of("LIFESIGNS_JAVA_OPTS", "-Xmx3m -Xms3m -Xmn1m"), "serve", "--port", "0");

        assertThat(ended.exitCode()).isEqualTo(COULD_NOT_RUN);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .singleElement()
                .asString()
                .startsWith("Terminating due to java.lang.OutOfMemoryError: ");
    }

    @Test
    void withoutHeapForAManifestItEndsAtOnce() throws Exception {
        Path manifest = Files.writeString(
                directory.resolve("map.yaml"),
                "apiVersion: v1\nkind: ConfigMap\ndata: {" + "a: 1, ".repeat(400_000) + "}\n");

        AgentProcess.Ended ended = AgentProcess.run(
                AgentProcess.INSTALLED,
                Map.of("LIFESIGNS_JAVA_OPTS", "-Xmx24m -Xms8m -Xmn2m"),
                "probes",
                "lint",
                manifest.toString());

        assertThat(ended.exitCode()).isEqualTo(COULD_NOT_RUN);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).singleElement().asString().contains("OutOfMemoryError: ");
    }

    @Test
    void aListIsReadItemByItem() throws Exception {
        String pod =
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"containers\":[{\"name\":\"a\",\"image\":\"a\"}]}},";
        Path list = Files.writeString(
                directory.resolve("list.json"), "{\"items\":[" + pod.repeat(30_000) + "{}],\"kind\":\"List\"}");

        AgentProcess.Ended ended = AgentProcess.run(
                AgentProcess.INSTALLED, Map.of("LIFESIGNS_JAVA_OPTS", "-Xmx48m"), "probes", "lint", list.toString());

        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).last().isEqualTo("no findings in 30000 workloads of 1 file");
    }

    @Test
    void withoutMemoryToStartItSaysSoInOneLine() throws Exception {
        AgentProcess.Ended ended = AgentProcess.run(
                AgentProcess.INSTALLED,
                Map.of("LIFESIGNS_JAVA_OPTS", "-Dio.netty.maxDirectMemory=1000"),
                "serve",
                "--port",
                "0");

        assertThat(ended.exitCode()).isEqualTo(COULD_NOT_RUN);
        assertThat(ended.err()).singleElement().asString().startsWith("lifesigns: ");
    }

    @Test
    void withoutMemoryForItsConnectionsItEndsAtOnce() throws Exception {
        Map<String, String> environment = Map.of("LIFESIGNS_JAVA_OPTS", "-Dio.netty.maxDirectMemory=100000");
        try (AgentProcess agent =
                AgentProcess.serve(directory, environment, "checks:\n  threads: {type: deadlock}\n")) {
            assertThatThrownBy(() -> agent.get("/live")).isInstanceOf(IOException.class);

            assertThat(agent.awaitExit()).isEqualTo(COULD_NOT_RUN);
            assertThat(agent.err())
                    .filteredOn(line -> line.startsWith("lifesigns: terminating: "))
                    .singleElement()
                    .asString()
                    .contains("OutOfDirectMemoryError");
        }
    }
}
