/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinterTest {
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: orders}
            spec: {selector: {app: orders}, ports: [{port: 80, targetPort: http}]}
            """;
    private static final String UNREADY = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: acme/orders:1
                      ports: [{name: http, containerPort: 8080}]
            """;
    private static final String MISSPELT = """
            apiVersion: v1
            kind: Pod
            metadata: {name: orders}
            spec:
              containers:
                - name: app
                  image: acme/orders:1
                  livenessProbe:
                    httpGet: {path: /health/live, port: 8080}
                    timeoutSecond: 3
            """;

    @Test
    void aFindingSaysWhatWhereWhyAndWhatInstead() {
        Finding finding =
                LintedManifest.container("""
                        livenessProbe:
                          httpGet: {path: /actuator/health/readiness, port: 8080}
                          periodSeconds: 10
                          timeoutSeconds: 3
                          failureThreshold: 6
                        """).of("liveness-on-readiness-path").get(0);

        assertThat(finding)
                .isEqualTo(new Finding(
                        "liveness-on-readiness-path",
                        Severity.ERROR,
                        new Position("orders.yaml", 14, 23),
                        "Deployment orders, container app",
                        "livenessProbe uses /actuator/health/readiness, which is a readiness endpoint",
                        "Whatever keeps a pod from serving, such as a dependency outage, for more than 63 s restarts all 12 pods at once.",
                        List.of(new Fix(
                                "spec.template.spec.containers[0].livenessProbe.httpGet.path",
                                "/actuator/health/liveness"))));
    }

    @ParameterizedTest
    @CsvSource({
        "timeout, timeoutSeconds",
        "period, periodSeconds",
        "periodSecs, periodSeconds",
        "initialDelay, initialDelaySeconds",
        "failures, failureThreshold"
    })
    void theValueOfAMisspelledFieldIsMoved(String wrong, String right) {
        Finding finding = LintedManifest.container(
                        "livenessProbe: {httpGet: {path: /live, port: 8080}, " + wrong + ": 3}")
                .of("unknown-probe-field")
                .get(0);

        String probe = "spec.template.spec.containers[0].livenessProbe.";
        assertThat(finding.problem()).endsWith("has no field '" + wrong + "'; did you mean '" + right + "'?");
        assertThat(finding.fixes()).containsExactly(new Fix(probe + wrong, ""), new Fix(probe + right, "3"));
    }

    @Test
    void aServiceOfOneFileLeadsToThePodsOfAnother() {
        assertThat(lint(Map.of("pod.yaml", UNREADY, "service.yaml", SERVICE)).findings())
                .extracting(Finding::rule)
                .contains("no-readiness");
    }

    @Test
    void aServiceOfAnotherNamespaceLeadsElsewhere() {
        String elsewhere = SERVICE.replace("{name: orders}", "{name: orders, namespace: other}");
        String known = SERVICE.replace("app: orders", "app: invoices");

        assertThat(lint(Map.of("a.yaml", UNREADY, "b.yaml", elsewhere, "c.yaml", known))
                        .findings())
                .isEmpty();
    }

    @Test
    void aBrokenFileStopsNoOther() {
        LintResult result = lint(Map.of("broken.yaml", "a: [", "pod.yaml", MISSPELT, "values.yaml", "replicas: 1"));

        assertThat(result.findings()).hasSize(1);
        assertThat(result.broken()).hasSize(1);
        assertThat(result.notes()).hasSize(1);
        assertThat(result.workloads()).isEqualTo(1);
    }

    @Test
    void findingsAreInTheOrderOfTheFilesAndPlaces() {
        ManifestSource second = new ManifestSource("a.yaml", MISSPELT);
        ManifestSource first = new ManifestSource("b.yaml", MISSPELT + "---\n" + MISSPELT);

        LintResult result = Linter.withAllRules(LintOptions.none()).lint(List.of(first, second));

        assertThat(result.findings())
                .extracting(finding -> finding.position().toString())
                .containsExactly("b.yaml:10:9", "b.yaml:21:9", "a.yaml:10:9");
    }

    @Test
    void whatManyFindingsSayIsKeptOnce() {
        List<Finding> findings =
                lint(Map.of("a.yaml", MISSPELT, "b.yaml", MISSPELT)).findings();

        assertThat(findings).hasSize(2);
        assertThat(findings.get(1).problem()).isSameAs(findings.get(0).problem());
        assertThat(findings.get(1).fixes()).isSameAs(findings.get(0).fixes());
    }

    @Test
    void jsonHasTheSameFindings() {
        LintedManifest yaml = LintedManifest.file(MISSPELT);
        LintedManifest json = LintedManifest.file(FixApplier.apply(MISSPELT, List.of()));

        assertThat(json.rules()).isEqualTo(yaml.rules()).isNotEmpty();
    }

    @Test
    void theFieldThatAnAliasRepeatsIsFoundWhereItIsWritten() {
        LintedManifest linted = LintedManifest.container("""
                livenessProbe: &probe
                  tcpSocket: {port: 8080}
                  timeoutSecond: 3
                readinessProbe: *probe
                """);

        assertThat(linted.of("unknown-probe-field"))
                .extracting(finding -> finding.position().line())
                .containsExactly(15, 15);
    }

    @Test
    void aContainerWithoutAnImageIsTakenForAPatch() {
        LintResult result = LintedManifest.file(MISSPELT.replace("      image: acme/orders:1\n", ""))
                .result();

        assertThat(result.findings()).isEmpty();
        assertThat(result.notes()).singleElement().satisfies(note -> {
            assertThat(note.position().line()).isEqualTo(6);
            assertThat(note.message()).startsWith("container app has no image; assuming it is a patch, skipped");
        });
    }

    @Test
    void aReadinessIsProposedOnlyIfLivenessIsMorePatient() {
        String probe =
                "ports: [{name: http, containerPort: 1}]\nlivenessProbe: {tcpSocket: {port: 1}, periodSeconds: %d}";

        assertThat(LintedManifest.container(probe.formatted(10))
                        .of("no-readiness")
                        .get(0)
                        .fixes())
                .extracting(Fix::value)
                .containsExactly("{tcpSocket: {port: 1}, periodSeconds: 5, timeoutSeconds: 3}");
        assertThat(LintedManifest.container(probe.formatted(5))
                        .of("no-readiness")
                        .get(0)
                        .fixes())
                .isEmpty();
    }

    @Test
    void aProbeThatIsNotAMapIsAFinding() {
        Finding finding = LintedManifest.container("livenessProbe: true")
                .of("probe-field-type")
                .get(0);

        assertThat(finding.problem()).isEqualTo("livenessProbe is a boolean, 'true' (expected: a map)");
    }

    private static LintResult lint(Map<String, String> files) {
        return Linter.withAllRules(LintOptions.none())
                .lint(files.entrySet().stream()
                        .map(file -> new ManifestSource(file.getKey(), file.getValue()))
                        .toList());
    }
}
