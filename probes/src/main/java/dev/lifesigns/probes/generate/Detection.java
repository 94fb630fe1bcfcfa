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
import org.jspecify.annotations.Nullable;

/** From a failure until the pod is not ready: divides the available time between the checks and the probe. */
final class Detection {
    private static final int LONGEST_CHECK_PERIOD = 10;

    private final Requirements wanted;
    private final int timeout;
    private final Duration quickest;

    Detection(Requirements wanted, int timeout) {
        this.wanted = wanted;
        this.timeout = timeout;
        this.quickest = ReadinessNumbers.quickest(timeout, wanted.placement().leastPeriod());
    }

    /** A division of that time: what the checks take, and the numbers of the probe for the rest. */
    record Split(Duration time, CheckShare checks, ReadinessNumbers readiness) {}

    /** The division; empty if the time is too short for any. */
    Optional<Split> split() {
        Input<Duration> within = wanted.detectWithin();
        Duration time = within == null ? Requirements.DEFAULT_DETECT_WITHIN : within.value();
        Optional<Split> split = split(time);
        return split.isEmpty() && within == null ? split(nearest()) : split;
    }

    /** The shortest possible time, in whole seconds. */
    Duration nearest() {
        Duration checks = shares().get(shares().size() - 1).worst();
        return Duration.ofSeconds(Times.secondsUp(checks.plus(quickest)));
    }

    /** Why there is no division: each check that is too slow, and the time that would suffice. */
    List<String> problems(Input<Duration> within) {
        List<String> problems = new ArrayList<>();
        Duration room = within.value().minus(quickest);
        if (wanted.checks() != null && !room.isNegative()) {
            wanted.checks().stream()
                    .filter(given -> CheckShare.decides(given.value()))
                    .filter(given -> given.value().worstDetection().compareTo(room) > 0)
                    .forEach(given -> problems.add(problem(given, room, within)));
        }
        CheckShare checks = shares().get(shares().size() - 1);
        problems.add(within.problem(
                "detection",
                "at least " + Times.exact(nearest()) + ": " + Times.print(checks.worst()) + " for the checks ("
                        + checks.words() + ") and " + Times.print(quickest) + " for a probe with a timeout of "
                        + timeout + "s"));
        return problems;
    }

    private Optional<Split> split(Duration time) {
        for (CheckShare checks : shares()) {
            Optional<ReadinessNumbers> numbers = ReadinessNumbers.within(
                    time.minus(checks.worst()), timeout, wanted.placement().leastPeriod());
            if (numbers.isPresent()) {
                return Optional.of(new Split(time, checks, numbers.get()));
            }
        }
        return Optional.empty();
    }

    /** What the checks may take, the most relaxed first. */
    private List<CheckShare> shares() {
        if (wanted.placement().isWithoutLifesigns()) {
            return List.of(CheckShare.PROGRAM);
        }
        if (wanted.checks() != null) {
            return List.of(CheckShare.of(wanted.checks()));
        }
        Duration slowest = wanted.slowestCheck().value();
        int shortest = (int) slowest.toSeconds() + 1;
        List<CheckShare> shares = new ArrayList<>();
        for (int period = Math.max(LONGEST_CHECK_PERIOD, shortest); period >= shortest; period--) {
            shares.add(CheckShare.of(period, slowest));
        }
        return shares;
    }

    private static String problem(Input<Check> given, Duration room, Input<Duration> within) {
        Check check = given.value();
        Duration longest = longestPeriod(check, room);
        String thing = "check '" + check.name() + "': period: " + Times.exact(check.period()) + ", from "
                + given.source() + " (expected: ";
        String purpose = " for " + within.source() + " " + Times.exact(within.value()) + ")";
        return longest == null
                ? thing + "shorter, and so its timeout of " + Times.exact(check.timeout()) + "," + purpose
                : thing + "at most " + Times.exact(longest) + purpose;
    }

    /** The longest period with which the check notices in time, or {@code null} if none is above its timeout. */
    private static @Nullable Duration longestPeriod(Check check, Duration room) {
        Duration longest = room.minus(check.timeout()).dividedBy(check.failureThreshold());
        long second = Duration.ofSeconds(1).toMillis();
        Duration whole = Duration.ofMillis(
                longest.toMillis() < second ? longest.toMillis() : longest.toMillis() / second * second);
        Duration readable = whole.compareTo(check.timeout()) > 0 ? whole : Duration.ofMillis(longest.toMillis());
        return readable.compareTo(check.timeout()) > 0 ? readable : null;
    }
}
