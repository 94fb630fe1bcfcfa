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
 * @param rule that says so
 * @param file in which it stands
 * @param subject whose it is
 * @param field that it is about; empty if no single field is
 * @param problem in the words of the finding, numbers included
 * @param reason why it may stay; empty if nobody has said
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
