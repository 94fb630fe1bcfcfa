/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixes agree with each other: whatever a container says, to do what they say comes to an end. */
class FixesTest {
    private static final int SEEDS = 400;
    private static final int ROUNDS = 5;
    private static final List<String> KINDS =
            List.of("startupProbe", "livenessProbe", "livenesProbe", "readinessProbe");
    private static final List<String> HANDLERS = List.of(
            "httpGet: {path: /actuator/health, port: http}",
            "httpGet: {path: /health/ready, port: 8080}",
            "httpGet: {path: /health, port: web, scheme: https}",
            "httpGet: {path: /livez, port: \"8443\", host: orders}",
            "tcpSocket: {port: 8080}",
            "grpc: {port: 9000}",
            "exec: {command: [pg_isready]}",
            "exec: {command: curl localhost/health}",
            "httpGet: {port: http}, tcpSocket: {port: http}");
    private static final List<String> FIELDS = List.of(
            "initialDelaySeconds",
            "periodSeconds",
            "timeoutSeconds",
            "failureThreshold",
            "successThreshold",
            "timeoutSecond",
            "terminationGracePeriodSeconds");
    private static final List<String> NUMBERS = List.of("-1", "0", "1", "2", "3", "5", "10", "30", "60", "\"7\"");
    private static final List<String> AROUND = List.of(
            "image: acme/orders-jre:1",
            "ports: [{name: http, containerPort: 8080}]",
            "ports: [{name: https, containerPort: 8443}]",
            "lifecycle: {preStop: {sleep: {seconds: 30}}}",
            "env: [{name: JAVA_OPTS}]",
            "args: [x]");

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void toFixComesToAnEnd(int seed) {
        LintedManifest linted = LintedManifest.container(container(new Random(seed)));

        for (int round = 0; round < ROUNDS; round++) {
            linted = LintedManifest.file(FixApplier.apply(linted.text(), linted.findings()));
        }

        assertThat(linted.result().broken()).isEmpty();
        assertThat(linted.findings())
                .as(linted.text())
                .allSatisfy(finding -> assertThat(finding.fixes()).isEmpty());
    }

    private static String container(Random random) {
        List<String> lines = new ArrayList<>();
        AROUND.stream().filter(line -> random.nextInt(3) == 0).forEach(lines::add);
        for (String kind : KINDS) {
            if (random.nextBoolean()) {
                lines.add(kind + ": {" + probe(random) + "}");
            }
        }
        return String.join("\n", lines);
    }

    private static String probe(Random random) {
        List<String> parts = new ArrayList<>(List.of(pick(HANDLERS, random)));
        for (String field : FIELDS) {
            if (random.nextInt(3) == 0) {
                parts.add(field + ": " + pick(NUMBERS, random));
            }
        }
        return String.join(", ", parts);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
