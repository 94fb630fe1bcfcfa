/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.LintResult.Suppressed;
import dev.lifesigns.text.JsonText;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The report for programs. Members are only ever added; {@code line} and {@code column} are absent if an entry is about
 * a whole file.
 *
 * <pre>{@code
 * {"counts": {"files": 1, "workloads": 1, "errors": 1, "warnings": 0, "notes": 0, "suppressed": 0, "broken": 0},
 *  "findings": [{"rule": "…", "severity": "error", "file": "…", "line": 27, "column": 13, "subject": "…", "problem": "…",
 *                "consequence": "…", "fixes": [{"path": "…", "value": "2"}, {"path": "…", "remove": true}]}],
 *  "suppressed": [{"rule": "…", …, "reason": "…"}],
 *  "broken": [{"file": "…", "line": 3, "column": 1, "message": "…"}],
 *  "notes": [{"file": "…", "line": 9, "column": 5, "message": "…"}]}
 * }</pre>
 */
final class JsonReport {
    private JsonReport() {}

    static void write(LintRunInput linted, Writer out) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("counts", counts(linted.counts()));
        json.put("findings", each(linted.result().findings(), JsonReport::finding));
        json.put("suppressed", each(linted.result().suppressed(), JsonReport::suppressed));
        json.put("broken", each(linted.result().broken(), JsonReport::remark));
        json.put("notes", each(linted.result().notes(), JsonReport::remark));
        JsonText.indented(json, out);
    }

    private static <T> Stream<Map<String, Object>> each(List<T> all, Function<T, Map<String, Object>> json) {
        return all.stream().map(json);
    }

    private static Map<String, Object> counts(Counts counts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", counts.files());
        json.put("workloads", counts.workloads());
        json.put("errors", counts.errors());
        json.put("warnings", counts.warnings());
        json.put("notes", counts.notes());
        json.put("suppressed", counts.suppressed());
        json.put("broken", counts.broken());
        return json;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", finding.rule());
        json.put("severity", finding.severity().wireName());
        json.putAll(place(finding.position()));
        json.put("subject", finding.subject());
        json.put("problem", finding.problem());
        json.put("consequence", finding.consequence());
        json.put("fixes", each(finding.fixes(), JsonReport::fix));
        return json;
    }

    private static Map<String, Object> fix(Fix fix) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", fix.path());
        if (fix.removes()) {
            json.put("remove", true);
        } else {
            json.put("value", fix.value());
        }
        return json;
    }

    private static Map<String, Object> suppressed(Suppressed suppressed) {
        Map<String, Object> json = finding(suppressed.finding());
        json.put("reason", suppressed.reason());
        return json;
    }

    private static Map<String, Object> remark(Remark remark) {
        Map<String, Object> json = place(remark.position());
        json.put("message", remark.message());
        return json;
    }

    private static Map<String, Object> place(Position position) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", position.file());
        if (position.line() > 0) {
            json.put("line", position.line());
            json.put("column", position.column());
        }
        return json;
    }
}
