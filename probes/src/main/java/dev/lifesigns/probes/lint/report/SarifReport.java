/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.probes.lint.Severity;
import dev.lifesigns.text.JsonText;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report for code scanning: SARIF 2.1.0, one run, with every rule that was applied. */
final class SarifReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifReport() {}

    static void write(LintRunInput linted, Writer out) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run(linted)));
        JsonText.indented(log, out);
    }

    private static Map<String, Object> run(LintRunInput linted) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver(linted)));
        run.put("columnKind", "unicodeCodePoints");
        run.put("originalUriBaseIds", Map.of(SarifLocation.ROOT, rootDescription()));
        run.put("invocations", List.of(invocation(linted)));
        run.put("results", new SarifResults(linted).all());
        return run;
    }

    private static Map<String, Object> rootDescription() {
        return Map.of("description", text("The folder in which the linter was started."));
    }

    private static Map<String, Object> driver(LintRunInput linted) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "lifesigns");
        driver.put("version", linted.version());
        driver.put("rules", linted.rules().stream().map(SarifReport::rule).toList());
        return driver;
    }

    private static Map<String, Object> rule(RuleText rule) {
        Map<String, Object> help = new LinkedHashMap<>();
        help.put("text", RuleExplanation.of(rule));
        help.put("markdown", RulePage.body(rule));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("shortDescription", text(Sentence.closed(rule.title())));
        json.put("fullDescription", text(Sentence.closed(rule.why())));
        json.put("help", help);
        json.put("defaultConfiguration", Map.of("level", rule.severity().wireName()));
        json.put("properties", Map.of("tags", List.of("kubernetes", "probes")));
        return json;
    }

    private static Map<String, Object> invocation(LintRunInput linted) {
        List<Map<String, Object>> notifications = new ArrayList<>();
        linted.result().broken().forEach(broken -> notifications.add(notification(broken, Severity.ERROR)));
        linted.result().notes().forEach(note -> notifications.add(notification(note, Severity.NOTE)));
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", linted.result().broken().isEmpty());
        invocation.put("toolExecutionNotifications", notifications);
        return invocation;
    }

    private static Map<String, Object> notification(Remark remark, Severity level) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("level", level.wireName());
        notification.put("message", text(SarifResults.literally(remark.message())));
        notification.put("locations", List.of(Map.of("physicalLocation", SarifLocation.of(remark.position()))));
        return notification;
    }

    static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }
}
