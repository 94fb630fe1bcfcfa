/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
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
        StringWriter text = new StringWriter();
        try {
            write(linted, colors, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not of a writer in memory
        }
        return text.toString();
    }

    /**
     * Writes the report piece by piece, because it may be larger than what it reports on.
     *
     * @param colors whether text may contain the escape sequences of a terminal; the other formats never do
     */
    public void write(LintRunInput linted, boolean colors, Writer out) throws IOException {
        switch (this) {
            case TEXT -> new TextReport(colors).write(linted, out);
            case JSON -> JsonReport.write(linted, out);
            case SARIF -> SarifReport.write(linted, out);
            case GITHUB -> GithubReport.write(linted, out);
            case MARKDOWN -> MarkdownReport.write(linted, out);
        }
    }

    /** {@code text}, as on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
