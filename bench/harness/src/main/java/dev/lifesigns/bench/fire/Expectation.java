/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import dev.lifesigns.bench.shared.Probe;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a response must report, given the mode of the flapping dependencies. */
interface Expectation {
    /**
     * What is wrong with a response; empty if nothing is.
     *
     * @param mode null while it changes: then either result is right for what depends on it
     */
    List<String> wrong(Probe.Answer answer, @Nullable FaultMode mode);

    static Expectation always(String expected) {
        return (answer, mode) -> answer.toString().equals(expected) ? List.of() : List.of(answer + ", not " + expected);
    }

    /** Readiness: the word, and each check that it lists. */
    static Expectation readiness(List<Dependency> dependencies) {
        Dependency deciding = dependencies.stream()
                .filter(each -> each.name().equals(Dependencies.DECIDING))
                .findFirst()
                .orElseThrow();
        return (answer, mode) -> {
            String good = "200 degraded";
            String bad = "503 down";
            Stream<String> word = mode == null
                    ? wrong("readiness", answer.toString(), List.of(good, bad))
                    : wrong("readiness", answer.toString(), List.of(deciding.isUpIn(mode) ? good : bad));
            Stream<String> checks = dependencies.stream()
                    .filter(each -> answer.body().contains('"' + each.name() + '"'))
                    .flatMap(each -> wrong(each, answer, mode));
            return Stream.concat(word, checks).toList();
        };
    }

    private static Stream<String> wrong(Dependency dependency, Probe.Answer answer, @Nullable FaultMode mode) {
        if (dependency.fixedMode() == null && mode == null) {
            return Stream.empty();
        }
        Matcher status = Pattern.compile('"' + dependency.name() + "\":\\{\"status\":\"(\\w+)\"")
                .matcher(answer.body());
        String found = status.find() ? status.group(1) : "no status";
        return wrong(dependency.name(), found, List.of(dependency.isUpIn(mode) ? "up" : "down"));
    }

    private static Stream<String> wrong(String what, String found, List<String> right) {
        return right.contains(found)
                ? Stream.empty()
                : Stream.of(what + " " + found + ", not " + String.join(" or ", right));
    }
}
