/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which values a {@link CheckPolicy} may have: each by itself when it is set, combinations when a checker is built. */
final class PolicyRules {
    static final CheckSchedule DEFAULT_SCHEDULE = CheckSchedule.every(Duration.ofSeconds(10));

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST_DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private PolicyRules() {}

    static Duration period(CheckSchedule schedule) {
        return schedule instanceof CheckSchedule.Every every
                ? every.period()
                : ((CheckSchedule.OnProbe) schedule).cacheFor();
    }

    /** 2 s, or half the period of a background check if that is less. */
    static Duration defaultTimeout(CheckSchedule schedule) {
        Duration half = period(schedule).dividedBy(2);
        if (schedule instanceof CheckSchedule.OnProbe || half.compareTo(LONGEST_DEFAULT_TIMEOUT) >= 0) {
            return LONGEST_DEFAULT_TIMEOUT;
        }
        return half.compareTo(SHORTEST) < 0 ? SHORTEST : half;
    }

    /** Three periods and a timeout. */
    static Duration defaultStaleAfter(CheckSchedule schedule, Duration timeout) {
        return period(schedule).multipliedBy(3).plus(timeout);
    }

    /** Everything that is invalid about the combination of values, for a check of that scope; empty if it is valid. */
    static List<String> problems(CheckPolicy policy, CheckScope scope) {
        List<String> problems = new ArrayList<>();
        Duration period = policy.period();
        Duration timeout = policy.timeout();
        if (policy.schedule() instanceof CheckSchedule.Every && period.compareTo(timeout) <= 0) {
            problems.add(notNested(policy, period, timeout));
        }
        Duration shortest = period.plus(timeout);
        if (policy.staleAfter().compareTo(shortest) < 0) {
            problems.add(
                    "staleAfter: " + policy.staleAfter() + " (expected: at least period + timeout = " + shortest + ")");
        }
        if (policy.probes().contains(Probes.LIVENESS)
                && scope != CheckScope.PROCESS
                && !policy.dependencyInLivenessAllowed()) {
            problems.add(
                    "probes: " + policy.probes() + " (expected: no liveness for a check of scope " + scope
                            + ", because a restart cannot fix it; move it to readiness, or say scope(PROCESS) if it only watches this process)");
        }
        return problems;
    }

    /** Names the value that was set: with the default of one, that can only be the other. */
    private static String notNested(CheckPolicy policy, Duration period, Duration timeout) {
        if (policy.schedule().equals(DEFAULT_SCHEDULE)) {
            return "timeout: " + timeout + " (expected: less than the period, " + period + " by default)";
        }
        return timeout.equals(defaultTimeout(policy.schedule()))
                ? "period: " + period + " (expected: more than " + SHORTEST + ", the shortest timeout)"
                : "period: " + period + " (expected: > timeout " + timeout + ")";
    }

    static Duration requireDuration(String name, Duration value) {
        return requireBetween(name, value, SHORTEST);
    }

    static Duration requireDelay(String name, Duration value) {
        return requireBetween(name, value, Duration.ZERO);
    }

    private static Duration requireBetween(String name, Duration value, Duration least) {
        requireNonNull(value, () -> "CheckPolicy.Builder." + name + ": " + name + " is null");
        if (value.compareTo(least) < 0 || value.compareTo(Durations.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: " + least + " to " + Durations.LONGEST + ")");
        }
        return value;
    }

    static int requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
        return value;
    }

    static Set<String> requireProbes(String... names) {
        List<String> probes = Arrays.asList(names);
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("probes: none (expected: at least one name)");
        }
        probes.forEach(probe ->
                Names.require("probe name", requireNonNull(probe, "CheckPolicy.Builder.probes: a probe is null")));
        return Collections.unmodifiableSet(new TreeSet<>(probes));
    }

    static CheckSchedule requireSchedule(CheckSchedule schedule) {
        requireNonNull(schedule, "CheckPolicy.Builder.schedule: schedule is null");
        requireDuration(schedule instanceof CheckSchedule.Every ? "period" : "cacheFor", period(schedule));
        return schedule;
    }

    static double requireJitter(double jitter) {
        if (!(jitter >= 0 && jitter <= 0.5)) {
            throw new IllegalArgumentException("jitter: " + jitter + " (expected: 0 to 0.5)");
        }
        return jitter;
    }
}
