/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.CheckSnapshot;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a plugin of Nagios prints and exits with, which Icinga, Sensu and Consul's script checks read too: one line with the state, what
 * fails and the latencies, then a line for each check that fails.
 *
 * @param exitCode 0 for OK, 1 for WARNING, 2 for CRITICAL, 3 for UNKNOWN
 * @param text the lines
 * @see <a href="https://nagios-plugins.org/doc/guidelines.html">Nagios Plugins Development Guidelines</a>
 */
record NagiosReport(int exitCode, String text) {
    private static final List<String> STATES = List.of("OK", "WARNING", "CRITICAL", "UNKNOWN");
    private static final int UNKNOWN = 3;

    static NagiosReport of(ProbeSnapshot probe) {
        List<CheckSnapshot> failing = probe.checks().stream()
                .filter(check -> check.status() != CheckStatus.UP)
                .toList();
        String what = failing.isEmpty()
                ? probe.name() + " is " + probe.status().wireName()
                : failing.stream()
                        .map(check -> check.name() + ": " + reason(check))
                        .collect(Collectors.joining(", "));
        String latencies = probe.checks().stream()
                .map(check -> String.format(
                        Locale.ROOT,
                        "'%s'=%.1fms",
                        check.name(),
                        check.latency().toNanos() / 1e6))
                .collect(Collectors.joining(" "));
        String first = what + (latencies.isEmpty() ? "" : " | " + latencies);
        String more = failing.stream().map(NagiosReport::line).collect(Collectors.joining());
        return of(code(probe.status()), first + more);
    }

    /** What a plugin says that could not check anything. */
    static NagiosReport unknown(String reason) {
        return of(UNKNOWN, plain(reason));
    }

    private static NagiosReport of(int code, String text) {
        return new NagiosReport(code, "LIFESIGNS " + STATES.get(code) + " - " + text);
    }

    private static int code(ProbeStatus status) {
        return switch (status) {
            case UP -> 0;
            case DEGRADED -> 1;
            case DOWN -> 2;
            case UNKNOWN, STARTING, DRAINING -> UNKNOWN;
        };
    }

    private static String line(CheckSnapshot check) {
        String message = check.message() == null ? "" : ": " + plain(check.message());
        String optional = check.critical() ? "" : " (not critical)";
        return "\n" + check.name() + ": " + check.status().wireName() + ", " + reason(check) + message + optional;
    }

    private static String reason(CheckSnapshot check) {
        return check.error() == null ? check.status().wireName() : check.error().wireName();
    }

    /** In one line, and without the character that starts the latencies. */
    private static String plain(String text) {
        return Printable.of(text).replace('|', '/');
    }
}
