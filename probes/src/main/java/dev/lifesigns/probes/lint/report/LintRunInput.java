/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.probes.lint.RuleText;
import java.util.List;

/**
 * One run of the linter, with everything that a report needs. Immutable.
 *
 * @param result what was found
 * @param sources the files that were checked
 * @param rules every rule that was applied; may be empty unless the format {@linkplain ReportFormat#describesRules describes them}
 * @param version of the linter
 */
public record LintRunInput(LintResult result, List<ManifestSource> sources, List<RuleText> rules, String version) {
    public LintRunInput {
        requireNonNull(result, "result");
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        requireNonNull(version, "version");
    }

    /** The totals of the run. */
    public Counts counts() {
        return Counts.of(result, sources.size());
    }
}
