/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.text.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page for a pull request or a post-mortem: a table for each file, followed by the consequences and what to write. */
final class MarkdownReport {
    private MarkdownReport() {}

    static String of(LintRunInput linted) {
        StringBuilder text = new StringBuilder("**Probes: " + linted.counts().sentence() + "**\n");
        Map<String, List<Finding>> files = linted.result().findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.position().file(), LinkedHashMap::new, Collectors.toList()));
        files.forEach((file, findings) -> text.append(file(file, findings)));
        remarks(text, "Not read", linted.result().broken());
        remarks(text, "Notes", linted.result().notes());
        return text.toString();
    }

    private static String file(String file, List<Finding> findings) {
        StringBuilder text = new StringBuilder("\n### ").append(plain(file));
        text.append("\n\n| line | | rule | whose | what |\n| ---: | --- | --- | --- | --- |\n");
        for (Finding finding : findings) {
            text.append("| ").append(line(finding.position())).append(" | ");
            text.append(finding.severity().wireName()).append(" | ");
            text.append(finding.rule()).append(" | ");
            text.append(plain(finding.subject())).append(" | ");
            text.append(plain(finding.problem())).append(" |\n");
        }
        text.append("\n<details><summary>What happens, and what to write</summary>\n");
        findings.forEach(finding -> text.append(details(finding)));
        return text.append("\n</details>\n").toString();
    }

    private static String details(Finding finding) {
        String line = finding.position().line() == 0
                ? ""
                : "Line " + finding.position().line() + ", ";
        StringBuilder text = new StringBuilder("\n");
        text.append(line)
                .append(plain(finding.subject()))
                .append(": ")
                .append(Sentence.closed(plain(finding.problem())));
        text.append(' ').append(Sentence.closed(plain(finding.consequence()))).append('\n');
        if (!finding.fixes().isEmpty()) {
            text.append('\n');
            finding.fixes().forEach(fix -> text.append("- ").append(fix(fix)).append('\n'));
        }
        return text.toString();
    }

    private static String fix(Fix fix) {
        return fix.removes() ? "remove " + code(Written.path(fix)) : "write " + code(Written.line(fix));
    }

    private static void remarks(StringBuilder text, String title, List<Remark> remarks) {
        if (!remarks.isEmpty()) {
            text.append("\n### ").append(title).append("\n\n");
            remarks.forEach(remark -> text.append("- ")
                    .append(plain(remark.position().toString()))
                    .append(": ")
                    .append(plain(remark.message()))
                    .append('\n'));
        }
    }

    private static String line(Position position) {
        return position.line() == 0 ? "" : Integer.toString(position.line());
    }

    /** The text on one line, escaped so that nothing in it is markup, a cell separator, a mention or HTML. */
    private static String plain(String text) {
        return Printable.of(text).replaceAll("([\\\\`*_{}\\[\\]<>#|~&@])", "\\\\$1");
    }

    /** The text as code, whose fence is longer than any run of backticks in it. */
    private static String code(String text) {
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence.length() == 1 ? fence + text + fence : fence + " " + text + " " + fence;
    }
}
