/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.Severity;
import dev.lifesigns.text.Printable;
import java.io.IOException;
import java.io.Writer;

/**
 * The report for a person at a terminal.
 *
 * <pre>{@code
 * orders.yaml:27:13: error: livenessProbe.timeoutSeconds is 10 and periodSeconds is 10 [timeout-not-below-period]
 *    27 |             timeoutSeconds: 10
 *       |             ^
 *   Deployment orders, container app: A probe that hangs is followed by the next one at once.
 *   In spec.template.spec.containers[0].livenessProbe:
 *     write   timeoutSeconds: 2
 * }</pre>
 */
final class TextReport {
    private static final int COLUMNS = 96;

    private final AnsiStyle paint;

    TextReport(boolean colors) {
        this.paint = colors ? AnsiStyle.ANSI : AnsiStyle.NONE;
    }

    void write(LintRunInput linted, Writer out) throws IOException {
        SourceLines lines = new SourceLines(linted.sources());
        for (Finding finding : linted.result().findings()) {
            out.write(finding(finding, lines));
        }
        for (Remark broken : linted.result().broken()) {
            out.write(remark(broken, Severity.ERROR));
        }
        for (Remark note : NoteSummary.of(linted.result().notes())) {
            out.write(remark(note, Severity.NOTE));
        }
        out.write(paint.strong(linted.counts().sentence()) + "\n");
    }

    private String finding(Finding finding, SourceLines lines) {
        String story = Printable.of(finding.subject() + ": " + Sentence.closed(finding.consequence()));
        return head(finding.position(), finding.severity())
                + paint.strong(Printable.of(finding.problem())) + " " + paint.faint("[" + finding.rule() + "]") + "\n"
                + lines.shown(finding.position())
                        .map(line -> excerpt(finding.position(), line))
                        .orElse("")
                + Sentence.wrapped(story, COLUMNS, "  ")
                + fixes(finding)
                + "\n";
    }

    private String head(Position position, Severity severity) {
        return Printable.of(position.toString()) + ": " + paint.severity(severity, severity.wireName() + ":") + " ";
    }

    private String excerpt(Position position, String line) {
        String number = " ".repeat(Math.max(0, 5 - digits(position.line()))) + position.line();
        String before = " ".repeat(Math.max(0, position.column() - 1));
        return paint.faint(number + " | ") + Printable.of(line.stripTrailing()) + "\n"
                + paint.faint(" ".repeat(number.length()) + " | ") + before + paint.strong("^") + "\n";
    }

    private static int digits(int line) {
        return Integer.toString(line).length();
    }

    private String fixes(Finding finding) {
        StringBuilder text = new StringBuilder();
        String place = "";
        for (Fix fix : finding.fixes()) {
            String parent = parent(fix);
            if (!parent.isEmpty() && !parent.equals(place)) {
                text.append("  In ").append(Printable.of(parent)).append(":\n");
            }
            place = parent;
            String field = Printable.of(fix.path().substring(parent.isEmpty() ? 0 : parent.length() + 1));
            text.append(fix.removes() ? "    remove  " : "    write   ")
                    .append(paint.good(fix.removes() ? field : field + ": " + Written.value(fix)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String parent(Fix fix) {
        return fix.path().substring(0, Math.max(0, fix.path().lastIndexOf('.')));
    }

    private String remark(Remark remark, Severity severity) {
        return head(remark.position(), severity) + Printable.of(remark.message()) + "\n\n";
    }
}
