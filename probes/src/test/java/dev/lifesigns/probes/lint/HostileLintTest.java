/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where probes are expected, there is an answer. */
class HostileLintTest {
    private static final LintOptions ALL = new LintOptions(null, Duration.ofSeconds(20), Duration.ofSeconds(10));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "livenessProbe: 3",
                "livenessProbe: [a, b]",
                "livenessProbe: {httpGet: 3, exec: [a]}",
                "livenessProbe: {httpGet: {path: [a], port: {a: b}}}",
                "livenessProbe: {exec: {command: {a: b}}}",
                "livenessProbe: {exec: {command: [[a], {b: c}, null, 3]}}",
                "livenessProbe: {tcpSocket: {port: 99999999999999999999}}",
                "livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 2147483647, failureThreshold: 2147483647, timeoutSeconds: 2147483647}",
                "readinessProbe: {tcpSocket: {port: 1}, periodSeconds: 1, failureThreshold: 2147483647, successThreshold: 2147483647}",
                "livenessProbe: {tcpSocket: {port: -1}, periodSeconds: 1e400, timeoutSeconds: .nan}",
                "livenessProbe: {httpGet: {path: \"\\u0000\\n\uD83D\uDE00\", port: 80, scheme: \"\"}}",
                "livenessProbe: {\"\": 1, \" \": 2, \"\uD83D\uDE00\": 3}",
                "ports: {a: b}",
                "ports: [3, null, [a], {name: 3, containerPort: x}]",
                "lifecycle: {preStop: {sleep: {seconds: -3}}}",
                "lifecycle: {preStop: {exec: {command: [sleep, \"99999999999999999999\"]}}}",
                "env: [3, {name: null}, {value: x}]",
                "image: [a]",
                "image: \"@:/\"",
                "name: {a: b}",
                "args: [\"-Xmx9\", null]"
            })
    void aContainerOfAnyForm(String field) {
        assertThat(LintedManifest.container(field, ALL).result().workloads()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {template: {spec: {containers: 3}}}",
                "spec: {template: {spec: {containers: [3, null, [a]], initContainers: {a: b}}}}",
                "spec: {replicas: -5, template: {metadata: 3, spec: {terminationGracePeriodSeconds: -1, containers: [{image: a}]}}}",
                "spec: {template: {metadata: {labels: [a], annotations: [b]}, spec: {containers: [{name: a, image: a}]}}}",
                "metadata: 3\nspec: {template: {spec: {containers: []}}}",
                "metadata: {annotations: {lint.lifesigns.dev/ignore.: x, lint.lifesigns.dev/ignore..: [y]}}\nspec: {template: {spec: {containers: []}}}"
            })
    void aWorkloadOfAnyForm(String body) {
        LintedManifest linted = LintedManifest.file("apiVersion: apps/v1\nkind: Deployment\n" + body + "\n", ALL);

        assertThat(linted.result().broken()).isEmpty();
        assertThat(linted.result().workloads()).isEqualTo(1);
    }

    @Test
    void manyServicesBesideManyWorkloadsAreNoMatterOfSquares() {
        List<ManifestSource> sources = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            sources.add(new ManifestSource(
                    i + ".yaml",
                    "{apiVersion: v1, kind: Service, spec: {selector: {app: a" + i + "}, ports: [{port: 1}]}}\n---\n"
                            + "{apiVersion: apps/v1, kind: Deployment, spec: {template: {metadata: {labels: {app: a" + i
                            + "}}, spec: {containers: [{name: a, image: a, ports: [{containerPort: 1}]}]}}}}"));
        }

        LintResult result = Linter.withAllRules(LintOptions.none()).lint(sources);

        assertThat(result.findings())
                .hasSize(2_000)
                .allSatisfy(finding -> assertThat(finding.rule()).isEqualTo("no-readiness"));
    }
}
