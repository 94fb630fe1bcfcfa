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

/** What an answer must say, given the weather. */
interface Expectation {
    /**
     * What is wrong with an answer; empty if nothing is.
     *
     * @param weather null while it changes: then what depends on it may be either
     */
    List<String> wrong(Probe.Answer answer, @Nullable FaultMode weather);

    static Expectation always(String expected) {
        return (answer, weather) ->
                answer.toString().equals(expected) ? List.of() : List.of(answer + ", not " + expected);
    }

    /** Readiness: the word, and each check that it lists. */
    static Expectation readiness(List<Dependency> dependencies) {
        Dependency deciding = dependencies.stream()
                .filter(each -> each.name().equals(Dependencies.DECIDING))
                .findFirst()
                .orElseThrow();
        return (answer, weather) -> {
            String good = "200 degraded";
            String bad = "503 down";
            Stream<String> word = weather == null
                    ? wrong("readiness", answer.toString(), List.of(good, bad))
                    : wrong("readiness", answer.toString(), List.of(deciding.isUpIn(weather) ? good : bad));
            Stream<String> checks = dependencies.stream()
                    .filter(each -> answer.body().contains('"' + each.name() + '"'))
                    .flatMap(each -> wrong(each, answer, weather));
            return Stream.concat(word, checks).toList();
        };
    }

    private static Stream<String> wrong(Dependency dependency, Probe.Answer answer, @Nullable FaultMode weather) {
        if (dependency.steadily() == null && weather == null) {
            return Stream.empty();
        }
        Matcher status = Pattern.compile('"' + dependency.name() + "\":\\{\"status\":\"(\\w+)\"")
                .matcher(answer.body());
        String found = status.find() ? status.group(1) : "no status";
        return wrong(dependency.name(), found, List.of(dependency.isUpIn(weather) ? "up" : "down"));
    }

    private static Stream<String> wrong(String what, String found, List<String> right) {
        return right.contains(found)
                ? Stream.empty()
                : Stream.of(what + " " + found + ", not " + String.join(" or ", right));
    }
}
