/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Service;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is measured, of whom, and how long.
 *
 * @param options as they were given
 * @param subjects names, in the order of the report
 */
record PeersPlan(List<String> options, Effort effort, List<Part> parts, List<String> subjects) {
    /**
     * How much is measured.
     *
     * @param starts starts of each subject
     * @param warmUps rounds of load before those that count
     * @param rounds rounds of load that count
     * @param roundSeconds length of a round
     * @param probes how many probes the calls to the dependency are counted over
     * @param hang how long the dependency hangs
     * @param limit after this the program ends itself, and with it all that it started
     */
    record Effort(
            String name,
            int starts,
            int warmUps,
            int rounds,
            int roundSeconds,
            int probes,
            Duration hang,
            Duration limit) {
        private static final Effort FULL =
                new Effort("full", 7, 5, 9, 4, 1000, Duration.ofSeconds(60), Duration.ofMinutes(35));
        private static final Effort QUICK =
                new Effort("quick", 5, 6, 5, 2, 500, Duration.ofSeconds(30), Duration.ofMinutes(15));
        private static final Effort SMOKE =
                new Effort("smoke", 1, 1, 1, 1, 40, Duration.ofSeconds(4), Duration.ofMinutes(10));
    }

    /**
     * What the options ask for; without options all of it, in full.
     *
     * @throws IllegalArgumentException if one of them is not known
     */
    static PeersPlan of(List<String> options) {
        Effort effort = Effort.FULL;
        List<Part> parts = List.of(Part.values());
        List<String> subjects = Subjects.NAMES;
        for (int i = 0; i < options.size(); i++) {
            switch (options.get(i)) {
                case "--quick" -> effort = Effort.QUICK;
                case "--smoke" -> effort = Effort.SMOKE;
                case "--only" -> parts = chosen(options, ++i, parts, Part::id);
                case "--subjects" -> subjects = chosen(options, ++i, subjects, Service::id);
                default ->
                    throw new IllegalArgumentException("option: " + options.get(i)
                            + " (expected: --quick, --smoke, --only, --subjects or --docs)");
            }
        }
        if (subjects.equals(List.of(Subjects.NGINX))) {
            throw new IllegalArgumentException("--subjects: nginx (expected: one that checks health beside it)");
        }
        return new PeersPlan(List.copyOf(options), effort, parts, subjects);
    }

    /** Those of all that the value of an option names, in the order of all. */
    private static <T> List<T> chosen(List<String> options, int value, List<T> all, Function<T, String> id) {
        String ids = all.stream().map(id).collect(Collectors.joining(", "));
        List<String> wanted =
                value < options.size() ? List.of(options.get(value).split(",", -1)) : List.of("");
        for (String each : wanted) {
            if (all.stream().noneMatch(one -> id.apply(one).equals(each))) {
                throw new IllegalArgumentException(
                        options.get(value - 1) + ": '" + each + "' (expected: some of " + ids + ", joined by commas)");
            }
        }
        return all.stream().filter(one -> wanted.contains(id.apply(one))).toList();
    }

    boolean measures(Part part) {
        return parts.contains(part);
    }

    boolean measures(Collection<String> names) {
        return subjects.containsAll(names);
    }

    /** Whether nothing is left out. */
    boolean complete() {
        return measures(Subjects.NAMES) && parts.containsAll(List.of(Part.values()));
    }

    String command() {
        return ("bench/peers/run " + String.join(" ", options)).strip();
    }
}
