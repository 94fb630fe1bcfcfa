/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bounds of each requirement by itself. Reports everything that is wrong at once. */
final class Bounds {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(2);
    private static final int MOST_REPLICAS = 10_000;
    private static final String LIVENESS = "liveness";

    private final List<String> problems = new ArrayList<>();

    private Bounds() {}

    /** The problems, one line each. */
    static List<String> problems(Requirements wanted) {
        Bounds bounds = new Bounds();
        bounds.check("startup time", wanted.startupTime(), SHORTEST, HOUR, "");
        bounds.check("slowest check", wanted.slowestCheck(), SHORTEST, MINUTE, "");
        if (wanted.detectWithin() != null) {
            bounds.check("detection", wanted.detectWithin(), SECOND, LONGEST, "");
        }
        bounds.check(
                "restart",
                wanted.restartAfter(),
                Requirements.DEFAULT_RESTART_AFTER,
                HOUR,
                ", because a garbage collection or a failover passes by itself");
        bounds.check(
                "propagation", wanted.propagation(), SECOND, HOUR, ", because traffic keeps arriving after SIGTERM");
        if (wanted.drainDelay() != null) {
            bounds.check("drainDelay", wanted.drainDelay(), Duration.ZERO, HOUR, "");
        }
        bounds.check("stop time", wanted.stopTime(), Duration.ZERO, HOUR, "");
        bounds.replicas(wanted);
        if (wanted.checks() != null) {
            wanted.checks().forEach(given -> bounds.check(given, wanted));
        }
        return bounds.problems;
    }

    private void check(String name, Input<Duration> given, Duration least, Duration most, String why) {
        if (given.value().compareTo(least) < 0 || given.value().compareTo(most) > 0) {
            problems.add(given.problem(name, Times.exact(least) + " to " + Times.exact(most) + why));
        }
    }

    /** A single pod is a decision for the user, unless it is known that a dependency would take it out of traffic. */
    private void replicas(Requirements wanted) {
        Input<Integer> replicas = wanted.replicas();
        Optional<Check> dependency = wanted.checks() == null
                ? Optional.empty()
                : wanted.checks().stream()
                        .map(Input::value)
                        .filter(check -> check.dependency() && CheckShare.decides(check))
                        .findFirst();
        int least = dependency.isPresent() ? 2 : 1;
        if (replicas.value() < least || replicas.value() > MOST_REPLICAS) {
            problems.add(replicas.problem(
                    "replicas",
                    least + " to " + MOST_REPLICAS
                            + dependency
                                    .map(check -> ", because check '" + check.name()
                                            + "' would take the only pod out of traffic")
                                    .orElse("")));
        }
    }

    private void check(Input<Check> given, Requirements wanted) {
        Check check = given.value();
        if (check.worstDetection().compareTo(DAY) > 0) {
            problems.add("check '" + check.name() + "': " + check.failureThreshold() + " × period "
                    + Times.exact(check.period()) + ", from " + given.source() + " (expected: at most 1d in total)");
        }
        if (check.timeout().compareTo(wanted.slowestCheck().value()) > 0) {
            problems.add(wanted.slowestCheck()
                    .problem(
                            "slowest check",
                            "at least " + Times.exact(check.timeout()) + ", the timeout of check '" + check.name()
                                    + "' at " + given.source()));
        }
        if (check.dependency() && check.probes().contains(LIVENESS)) {
            problems.add("check '" + check.name() + "': in liveness, from " + given.source()
                    + " (expected: readiness only, because restarting this program cannot fix it)");
        }
    }
}
