/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code lifesigns check} prints for people: a line for each check of the probe, and the probe below them. */
final class CheckTable {
    private CheckTable() {}

    static String of(ProbeSnapshot answer, HealthSnapshot snapshot) {
        int width = answer.checks().stream()
                .mapToInt(check -> check.name().length())
                .max()
                .orElse(0);
        StringBuilder table = new StringBuilder();
        for (CheckSnapshot check : answer.checks()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-8s  %-" + width + "s  %9.2f ms%s%n",
                    check.status().wireName(),
                    check.name(),
                    check.latency().toNanos() / 1e6,
                    explanation(check)));
        }
        return table + answer.name() + ": " + answer.status().wireName() + others(answer, snapshot);
    }

    private static String explanation(CheckSnapshot check) {
        String kind = check.error() == null ? "" : check.error().wireName();
        String message = check.message() == null ? "" : Printable.of(check.message());
        String both = kind + (kind.isEmpty() || message.isEmpty() ? "" : ": ") + message;
        String optional = check.critical() || check.error() == null ? "" : " (not critical)";
        return both.isEmpty() ? "" : "  " + both + optional;
    }

    /** How many checks are not shown, and which probes show them. */
    private static String others(ProbeSnapshot answer, HealthSnapshot snapshot) {
        Set<String> shown = names(answer.checks());
        long hidden = snapshot.checks().stream()
                .filter(check -> !shown.contains(check.name()))
                .count();
        if (hidden == 0) {
            return "";
        }
        String probes = snapshot.probes().stream()
                .filter(probe -> !shown.containsAll(names(probe.checks())))
                .map(ProbeSnapshot::name)
                .collect(Collectors.joining(", "));
        return " (" + hidden + (hidden == 1 ? " check belongs" : " checks belong") + " to other probes: " + probes
                + ")";
    }

    private static Set<String> names(List<CheckSnapshot> checks) {
        return checks.stream().map(CheckSnapshot::name).collect(Collectors.toSet());
    }
}
