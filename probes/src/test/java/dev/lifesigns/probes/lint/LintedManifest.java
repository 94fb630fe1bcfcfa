/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import dev.lifesigns.probes.ManifestSource;
import java.util.List;

/** A manifest with what the linter says of it. */
record LintedManifest(String text, LintResult result) {
    private static final String FILE = "orders.yaml";
    private static final String AROUND = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              replicas: 12
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: acme/orders:1
            """;

    /** A whole file. */
    static LintedManifest file(String text) {
        return file(text, LintOptions.none());
    }

    static LintedManifest file(String text, LintOptions options) {
        return new LintedManifest(text, Linter.withAllRules(options).lint(List.of(new ManifestSource(FILE, text))));
    }

    /** The fields of the container {@code app} of the Deployment {@code orders} with 12 replicas, from line 13 on or in braces; an image of theirs counts. */
    static LintedManifest container(String fields) {
        return container(fields, LintOptions.none());
    }

    static LintedManifest container(String fields, LintOptions options) {
        return file(around(fields), options);
    }

    /** A whole file if it is one, and else a container. */
    static LintedManifest fragment(String yaml, LintOptions options) {
        return yaml.contains("kind:") ? file(yaml, options) : container(yaml, options);
    }

    private static String around(String fields) {
        if (fields.startsWith("{")) {
            return AROUND.substring(0, AROUND.indexOf("- name: app")) + "- {name: app, image: acme/orders:1, "
                    + fields.substring(1) + "\n";
        }
        return AROUND + fields.indent(10);
    }

    List<Finding> findings() {
        return result.findings();
    }

    List<Finding> of(String rule) {
        return findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /** The ids of the rules that speak, in the order of the places. */
    List<String> rules() {
        return findings().stream().map(Finding::rule).distinct().toList();
    }

    /** The same file after the fixes of all findings of that rule. */
    LintedManifest fixed(String rule, LintOptions options) {
        return file(FixApplier.apply(text, of(rule)), options);
    }
}
