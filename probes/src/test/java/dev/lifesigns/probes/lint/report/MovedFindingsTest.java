/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.Linter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Code scanning knows a finding again, though everything above it has changed. */
class MovedFindingsTest {
    private static final String SIDECAR = """
                    - name: proxy
                      image: proxy
                      ports: [{name: proxy, containerPort: 9000}]
            """;
    private static final String ORDERS = """
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
                      image: orders
                      ports: [{name: http, containerPort: 8080}]
                      startupProbe: {httpGet: {path: /started, port: htp}}
                      livenessProbe: {httpGet: {path: /live, port: http}, timeoutSeconds: 15}
                      readinessProbe: {httpGet: {path: /ready, port: htp}, timeout: 3}
            """;

    private final JsonMapper json = new JsonMapper();

    @Test
    void theSameFindingOnAnotherLineHasTheSameFingerprint() {
        JsonNode before = results(ORDERS);
        JsonNode after = results("# Orders\n\n---\n" + ORDERS.replace("containers:\n", "containers:\n" + SIDECAR));

        assertThat(values(before, "/partialFingerprints/lifesignsFinding~1v1"))
                .hasSizeGreaterThanOrEqualTo(4)
                .doesNotHaveDuplicates()
                .isSubsetOf(values(after, "/partialFingerprints/lifesignsFinding~1v1"));
        assertThat(values(before, "/locations/0/physicalLocation/region/startLine"))
                .isNotEqualTo(values(after, "/locations/0/physicalLocation/region/startLine"));
    }

    private JsonNode results(String manifest) {
        Linter linter = Linter.withAllRules(LintOptions.none());
        List<ManifestSource> sources = List.of(new ManifestSource("orders.yaml", manifest));
        LintResult result = linter.lint(sources);
        String sarif = ReportFormat.SARIF.render(new LintRunInput(result, sources, List.of(), "1.0"), false);
        return json.readTree(sarif).at("/runs/0/results");
    }

    private static List<String> values(JsonNode results, String pointer) {
        return results.valueStream().map(each -> each.at(pointer).asString()).toList();
    }
}
