/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import java.util.Locale;

/** The formats of a report. */
public enum ReportFormat {
    /** For a person at a terminal. */
    TEXT,
    /** For programs; its structure is part of the contract. */
    JSON,
    /** For code scanning: SARIF 2.1.0. */
    SARIF,
    /** Annotations of a pull request, as workflow commands of GitHub Actions. */
    GITHUB,
    /** For a comment or a post-mortem. */
    MARKDOWN;

    /** Whether the report describes all rules, including those without findings. */
    public boolean describesRules() {
        return this == SARIF;
    }

    /**
     * The report, which ends in a line break.
     *
     * @param colors whether text may contain the escape sequences of a terminal; the other formats never do
     */
    public String render(LintRunInput linted, boolean colors) {
        return switch (this) {
            case TEXT -> new TextReport(colors).of(linted);
            case JSON -> JsonReport.of(linted);
            case SARIF -> SarifReport.of(linted);
            case GITHUB -> GithubReport.of(linted);
            case MARKDOWN -> MarkdownReport.of(linted);
        };
    }

    /** {@code text}, as on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
