/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.Finding;
import dev.lifesigns.probes.lint.Severity;
import dev.lifesigns.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/** Workflow commands that GitHub Actions turns into annotations of the lines, with the summary as an ordinary line. */
final class GithubReport {
    private GithubReport() {}

    static void write(LintRunInput linted, Writer out) throws IOException {
        for (Finding finding : linted.result().findings()) {
            out.write(finding(finding));
        }
        for (Remark broken : linted.result().broken()) {
            out.write(remark(Severity.ERROR, "unreadable manifest", broken));
        }
        for (Remark note : linted.result().notes()) {
            out.write(remark(Severity.NOTE, "note", note));
        }
        out.write(linted.counts().sentence() + "\n");
    }

    private static String finding(Finding finding) {
        String fixes = finding.fixes().stream()
                .map(fix -> fix.removes() ? "\nRemove " + Written.path(fix) : "\nWrite " + Written.line(fix))
                .collect(Collectors.joining());
        String message = Printable.of(finding.subject() + ": " + Sentence.closed(finding.problem()) + " "
                        + Sentence.closed(finding.consequence()))
                + fixes;
        return command(finding.severity(), finding.position(), finding.rule(), message);
    }

    private static String remark(Severity severity, String title, Remark remark) {
        return command(severity, remark.position(), title, Printable.of(remark.message()));
    }

    private static String command(Severity severity, Position position, String title, String message) {
        String place = position.line() == 0 ? "" : ",line=" + position.line() + ",col=" + position.column();
        return "::" + name(severity) + " file=" + property(Printable.of(position.file())) + place + ",title="
                + property(title) + "::" + data(message) + "\n";
    }

    private static String name(Severity severity) {
        return severity == Severity.NOTE ? "notice" : severity.wireName();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
