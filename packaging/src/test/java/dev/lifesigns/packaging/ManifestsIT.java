/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The Helm chart and the Kustomize component, rendered, and linted by the agent. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the agent's launcher is a shell script")
class ManifestsIT {
    private static final Path CHART = Path.of("helm/lifesigns");

    @TempDir
    Path folder;

    @Test
    void theChartHasNoFindings() throws IOException, InterruptedException {
        String rendered = new Helm(CHART)
                .template()
                .withName("orders")
                .set("program.image", "orders:1")
                .call();

        assertThat(rendered)
                .contains("kind: Deployment", "kind: ConfigMap", "image: orders:1", "name: orders-lifesigns");
        assertThat(lint(rendered)).contains("no findings in 1 workload");
    }

    @Test
    void theChartWithOtherNumbersHasNoFindings() throws IOException, InterruptedException {
        Path values = Files.writeString(folder.resolve("values.yaml"), """
                program: {image: "orders:1", port: 9000, livePath: /live, preStopSeconds: 20}
                env: [{name: QUEUE_PASSWORD, valueFrom: {secretKeyRef: {name: queue, key: password}}}]
                config:
                  server: {port: 9086}
                  checks: {queue: {type: redis, uri: "redis://queue:6379", password: "${QUEUE_PASSWORD}"}}
                """);

        String rendered = new Helm(CHART)
                .template()
                .withName("orders")
                .withValuesFile(values)
                .call();

        assertThat(rendered)
                .contains("containerPort: 9000", "containerPort: 9086", "terminationGracePeriodSeconds: 40")
                .contains("name: QUEUE_PASSWORD", "redis://queue:6379");
        assertThat(lint(rendered)).contains("no findings in 1 workload");
    }

    @Test
    void theChartNeedsTheImageOfTheProgram() {
        assertThatThrownBy(() -> new Helm(CHART).template().withName("orders").call())
                .hasMessageContaining("program.image: missing (expected: the image of the program)");
    }

    @Test
    void theKustomizeComponentHasNoFindings() throws IOException, InterruptedException {
        assumeTrue(Command.exists("kubectl"), "kubectl is not installed");

        String rendered = Command.run(List.of("kubectl", "kustomize", "kustomize/example"))
                .succeeded();

        assertThat(rendered)
                .contains("image: orders:1", "image: lifesigns:")
                .containsPattern("name: lifesigns-\\w{10}");
        assertThat(lint(rendered)).contains("no findings in 1 workload");
    }

    private String lint(String manifests) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("manifests.yaml"), manifests);
        return Command.run(
                        List.of("../agent/target/lifesigns/bin/lifesigns", "probes", "lint", file.toString()),
                        Map.of("JAVA_HOME", System.getProperty("java.home")))
                .succeeded();
    }
}
