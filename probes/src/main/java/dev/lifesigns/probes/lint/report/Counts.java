/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The totals of a run.
 *
 * @param files that were checked
 * @param workloads pod templates in these files
 * @param errors findings of that severity, suppressed ones left out; likewise the next two
 * @param suppressed findings that an annotation or the baseline silences
 * @param broken files, or documents in them, that could not be read
 */
public record Counts(int files, int workloads, int errors, int warnings, int notes, int suppressed, int broken) {
    static Counts of(LintResult result, int files) {
        return new Counts(
                files,
                result.workloads(),
                count(result.findings(), Severity.ERROR),
                count(result.findings(), Severity.WARNING),
                count(result.findings(), Severity.NOTE),
                result.suppressed().size(),
                result.broken().size());
    }

    /** {@code 3 errors, 2 warnings in 12 workloads of 5 files; 1 suppressed}. */
    public String sentence() {
        List<String> found = new ArrayList<>();
        add(found, errors, "error");
        add(found, warnings, "warning");
        add(found, notes, "note");
        String sentence = (found.isEmpty() ? "no findings" : String.join(", ", found)) + " in "
                + amount(workloads, "workload") + " of " + amount(files, "file");
        if (broken > 0) {
            sentence += "; " + amount(broken, "place") + " could not be read";
        }
        return suppressed == 0 ? sentence : sentence + "; " + suppressed + " suppressed";
    }

    private static void add(List<String> parts, int number, String thing) {
        if (number > 0) {
            parts.add(amount(number, thing));
        }
    }

    private static String amount(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static int count(List<Finding> findings, Severity severity) {
        return Math.toIntExact(findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count());
    }
}
