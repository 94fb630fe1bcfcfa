/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.ProbedService.Check;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What the checks need before any probe can learn of a failure.
 *
 * @param period from one run to the next, of the check that needs longest
 * @param worst how long a failure stays unknown
 * @param words how that comes about
 */
record CheckShare(Duration period, Duration worst, String words) {
    private static final String READINESS = "readiness";
    private static final String STARTUP = "startup";

    /** Of the checks that decide about readiness: those that are critical. */
    static CheckShare of(List<Input<Check>> checks) {
        return checks.stream()
                .filter(check -> decides(check.value()))
                .max(Comparator.comparing(check -> check.value().worstDetection()))
                .map(CheckShare::of)
                .orElse(new CheckShare(Duration.ZERO, Duration.ZERO, "no critical check"));
    }

    /** Of checks that are still to be configured. */
    static CheckShare of(int periodSeconds, Duration slowest) {
        Duration period = Duration.ofSeconds(periodSeconds);
        return new CheckShare(
                period,
                period.plus(slowest),
                "a check every " + Times.print(period) + " that takes " + Times.print(slowest));
    }

    static boolean decides(Check check) {
        return check.critical() && check.probes().contains(READINESS);
    }

    /** How long the checks of startup may take to see that the program has started. */
    static Duration startupRound(List<Input<Check>> checks) {
        return checks.stream()
                .map(Input::value)
                .filter(check -> check.probes().contains(STARTUP))
                .map(check -> check.period().plus(check.timeout()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static CheckShare of(Input<Check> given) {
        Check check = given.value();
        String rounds = check.failureThreshold() == 1 ? "" : check.failureThreshold() + " × ";
        return new CheckShare(
                check.period(),
                check.worstDetection(),
                "check '" + check.name() + "': " + rounds + Times.print(check.period()) + " + "
                        + Times.print(check.timeout()) + ", " + given.source());
    }
}
