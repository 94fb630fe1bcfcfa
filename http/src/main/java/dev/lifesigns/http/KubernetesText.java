/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;

/**
 * Plain text in the style of the Kubernetes API server's {@code /readyz?verbose}: one line per check, then a summary.
 */
final class KubernetesText implements Dialect {
    @Override
    public Format format() {
        return Format.TEXT;
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public String contentType() {
        return "text/plain;charset=utf-8";
    }

    @Override
    public String render(Report report) {
        StringBuilder text = new StringBuilder();
        for (CheckSnapshot check : report.checks()) {
            appendCheck(text, check, report.detailed());
        }
        text.append(subject(report)).append(report.status().passing() ? " check passed" : " check failed");
        if (report.status() != ProbeStatus.UP) {
            text.append(": ").append(report.status().wireName());
        }
        return text.append('\n').toString();
    }

    private static void appendCheck(StringBuilder text, CheckSnapshot check, boolean detailed) {
        boolean passing = check.status() == CheckStatus.UP || check.status() == CheckStatus.DEGRADED;
        text.append(passing ? "[+]" : "[-]").append(check.name()).append(passing ? " ok" : " failed");
        if (check.status() != CheckStatus.UP) {
            ErrorKind error = check.error();
            text.append(": ").append(error == null ? check.status().wireName() : error.wireName());
        }
        if (detailed && check.message() != null) {
            text.append(": ").append(oneLine(check.message()));
        }
        text.append('\n');
    }

    /** A message must not be able to add a line that looks like another check's. */
    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }

    private static String subject(Report report) {
        return switch (report.subject()) {
            case Probes.LIVENESS -> "livez";
            case Probes.READINESS -> "readyz";
            case Probes.STARTUP -> "startupz";
            default -> report.subject();
        };
    }
}
