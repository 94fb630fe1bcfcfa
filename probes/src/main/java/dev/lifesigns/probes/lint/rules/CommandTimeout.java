/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The longest time that a command is given on its own command line: {@code curl --max-time 5}. */
final class CommandTimeout {
    private static final String START = "(?:^|[\\s;&|(]|/)";
    private static final String NUMBER = "(\\d{1,5}(?:\\.\\d+)?)(ms|s|m|h)?(?![\\w.])";
    private static final Pattern WRAPPED =
            Pattern.compile(START + "timeout\\s+(?:(?:-[sk]\\s*\\S+|--\\S+|-v|-t)\\s+)*" + NUMBER);
    private static final Map<String, String> OPTIONS = Map.of(
            "curl", "-m|--max-time",
            "wget", "-T|--timeout|-[a-zA-Z]*T",
            "nc|ncat|netcat", "-w",
            "pg_isready", "-t|--timeout",
            "grpc[_-]health[_-]probe", "--?(?:rpc|connect)-timeout",
            "rabbitmq-diagnostics|rabbitmqctl", "-t|--timeout",
            "mysqladmin|mysql|mariadb-admin|mariadb", "--connect[-_]timeout");

    private CommandTimeout() {}

    /** The longest one; empty if the command line gives none. */
    static Optional<Duration> of(Exec exec) {
        String line = String.join(" ", exec.command());
        Duration longest = longest(WRAPPED.matcher(line), Duration.ZERO);
        for (Map.Entry<String, String> program : OPTIONS.entrySet()) {
            Pattern option = Pattern.compile(START + "(?:" + program.getKey() + ")\\s[^;&|]*?(?<=\\s)(?:"
                    + program.getValue() + ")[\\s=]?" + NUMBER);
            longest = longest(option.matcher(line), longest);
        }
        return Optional.of(longest).filter(found -> !found.isZero());
    }

    private static Duration longest(Matcher found, Duration before) {
        Duration longest = before;
        while (found.find()) {
            Duration each = duration(found.group(1), found.group(2));
            longest = each.compareTo(longest) > 0 ? each : longest;
        }
        return longest;
    }

    private static Duration duration(String number, String unit) {
        double seconds = Double.parseDouble(number)
                * switch (unit == null ? "s" : unit) {
                    case "ms" -> 0.001;
                    case "m" -> 60;
                    case "h" -> 3_600;
                    default -> 1;
                };
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
