/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One finding in a baseline.
 *
 * @param rule its rule
 * @param file the manifest that it is in
 * @param subject the workload and container
 * @param field the field that it is about; empty if it is not about a single one
 * @param problem in the words of the finding, numbers included
 * @param reason why it is accepted; empty if no reason is given
 */
record BaselineEntry(String rule, String file, String subject, String field, String problem, String reason) {
    /** The entry of a finding, without a reason. */
    static BaselineEntry of(Finding finding) {
        Fingerprint fingerprint = Fingerprint.of(finding);
        return new BaselineEntry(
                fingerprint.rule(),
                fingerprint.file(),
                fingerprint.subject(),
                fingerprint.field(),
                finding.problem(),
                "");
    }

    BaselineEntry withReason(String other) {
        return new BaselineEntry(rule, file, subject, field, problem, other);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", rule);
        json.put("file", file);
        json.put("subject", subject);
        if (!field.isEmpty()) {
            json.put("field", field);
        }
        json.put("problem", problem);
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
        return json;
    }

    @Override
    public String toString() {
        return rule + " in " + file + ", " + subject + ": " + problem;
    }
}
