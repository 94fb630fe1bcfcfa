/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.text.Printable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The findings of a run in SARIF, including suppressed ones. Used once. */
final class SarifResults {
    private final LintRunInput linted;
    private final List<String> rules;
    private final Map<String, Integer> seen = new HashMap<>();

    SarifResults(LintRunInput linted) {
        this.linted = linted;
        this.rules = linted.rules().stream().map(RuleText::id).toList();
    }

    /** To be read once, in order. */
    Stream<Map<String, Object>> all() {
        return Stream.concat(
                linted.result().findings().stream().map(this::result),
                linted.result().suppressed().stream().map(this::suppressed));
    }

    private Map<String, Object> result(Finding finding) {
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", SarifLocation.of(finding.position()));
        location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", finding.subject())));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.rule());
        int index = rules.indexOf(finding.rule());
        if (index >= 0) {
            result.put("ruleIndex", index);
        }
        result.put("level", finding.severity().wireName());
        result.put("message", SarifReport.text(literally(message(finding))));
        result.put("locations", List.of(location));
        result.put("partialFingerprints", Map.of("lifesignsFinding/v1", fingerprint(finding)));
        return result;
    }

    private Map<String, Object> suppressed(Suppressed suppressed) {
        Map<String, Object> suppression = new LinkedHashMap<>();
        suppression.put("kind", Baseline.silences(suppressed) ? "external" : "inSource");
        suppression.put("status", "accepted");
        suppression.put("justification", suppressed.reason());
        Map<String, Object> result = result(suppressed.finding());
        result.put("suppressions", List.of(suppression));
        return result;
    }

    /** Findings that differ only in their lines get different fingerprints. */
    private String fingerprint(Finding finding) {
        String fingerprint = Fingerprint.of(finding).hash();
        int time = seen.merge(fingerprint, 1, Integer::sum);
        return time == 1 ? fingerprint : fingerprint + ":" + time;
    }

    private static String message(Finding finding) {
        return finding.subject() + ": " + Sentence.closed(finding.problem()) + " "
                + Sentence.closed(finding.consequence());
    }

    /** The text as a SARIF message string: printable, and with braces escaped, because a single brace starts a placeholder. */
    static String literally(String text) {
        return Printable.of(text).replace("{", "{{").replace("}", "}}");
    }
}
