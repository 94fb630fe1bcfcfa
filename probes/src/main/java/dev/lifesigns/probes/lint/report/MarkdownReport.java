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
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page for a pull request or a post-mortem: a table for each file, followed by the consequences and what to write. */
final class MarkdownReport {
    private MarkdownReport() {}

    static void write(LintRunInput linted, Writer out) throws IOException {
        out.write("**Probes: " + linted.counts().sentence() + "**\n");
        Map<String, List<Finding>> files = linted.result().findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.position().file(), LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
            writeFile(file.getKey(), file.getValue(), out);
        }
        writeRemarks("Not read", linted.result().broken(), out);
        writeRemarks("Notes", linted.result().notes(), out);
    }

    private static void writeFile(String file, List<Finding> findings, Writer out) throws IOException {
        out.write("\n### " + plain(file));
        out.write("\n\n| line | | rule | whose | what |\n| ---: | --- | --- | --- | --- |\n");
        for (Finding finding : findings) {
            out.write(
                    "| " + line(finding.position()) + " | " + finding.severity().wireName() + " | " + finding.rule()
                            + " | " + plain(finding.subject()) + " | " + plain(finding.problem()) + " |\n");
        }
        out.write("\n<details><summary>What happens, and what to write</summary>\n");
        for (Finding finding : findings) {
            out.write(details(finding));
        }
        out.write("\n</details>\n");
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

    private static void writeRemarks(String title, List<Remark> remarks, Writer out) throws IOException {
        if (!remarks.isEmpty()) {
            out.write("\n### " + title + "\n\n");
        }
        for (Remark remark : remarks) {
            out.write("- " + plain(remark.position().toString()) + ": " + plain(remark.message()) + "\n");
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
