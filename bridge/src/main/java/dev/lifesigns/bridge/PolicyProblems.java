/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's words about a policy, with the names that its values have where they were set, and durations as people write
 * them: {@code lifesigns.checks.db.period: 5s (expected: > timeout 20s); lifesigns.defaults.timeout: 20s}.
 *
 * @param check as the framework calls it
 * @param policy what was set
 * @param configurationKey the name of a value that has none of its own
 */
record PolicyProblems(String check, PolicyOverrides policy, UnaryOperator<String> configurationKey) {
    private static final Pattern PREFIX = Pattern.compile("^check '[^']*': ");
    private static final Pattern VALUE = Pattern.compile("(probe name|[a-zA-Z]+): ");
    private static final Pattern DURATION = Pattern.compile("\\bPT-?[0-9][0-9.HMS-]*");
    /** Those that limit each other. */
    private static final List<String> RELATED = List.of("period", "timeout");

    /** One line each. */
    List<String> read(String message) {
        return message.lines().map(this::problem).toList();
    }

    private String problem(String line) {
        String problem = PREFIX.matcher(line).replaceFirst("");
        Matcher value = VALUE.matcher(problem);
        if (!value.lookingAt()) {
            return "check '" + ForeignNames.printable(check) + "': " + readable(problem);
        }
        String name = value.group(1).startsWith("probe") ? "probes" : value.group(1);
        String rest = problem.substring(value.end());
        StringBuilder found = new StringBuilder(name(name) + ": " + readable(rest));
        for (String other : RELATED) {
            Object set = policy.values().get(other);
            if (set != null && !other.equals(name) && rest.contains(other)) {
                found.append("; ").append(name(other)).append(": ").append(readable(set.toString()));
            }
        }
        return found.toString();
    }

    private String name(String value) {
        String name = policy.nameOf(value);
        return name == null ? configurationKey.apply(value) : name;
    }

    private static String readable(String text) {
        return DURATION.matcher(text).replaceAll(duration -> readable(Duration.parse(duration.group())));
    }

    private static String readable(Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            return duration.toString();
        }
        if (duration.toNanosPart() != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        long minutes = duration.toMinutes();
        if (minutes % 60 != 0) {
            return minutes + "m";
        }
        return minutes % (24 * 60) == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
    }
}
