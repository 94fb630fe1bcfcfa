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
 * How long the checks take to notice a failure, before any probe can.
 *
 * @param period from one run to the next, of the slowest check to notice
 * @param worst how long a failure may go unnoticed
 * @param words the calculation, in words
 */
record CheckShare(Duration period, Duration worst, String words) {
    /** Of a program that checks when it is asked. */
    static final CheckShare PROGRAM = new CheckShare(Duration.ZERO, Duration.ZERO, "none before it is asked");

    private static final String READINESS = "readiness";
    private static final String STARTUP = "startup";

    /** For the checks that decide about readiness: the critical ones. */
    static CheckShare of(List<Input<Check>> checks) {
        return checks.stream()
                .filter(check -> decides(check.value()))
                .max(Comparator.comparing(check -> check.value().worstDetection()))
                .map(CheckShare::of)
                .orElse(new CheckShare(Duration.ZERO, Duration.ZERO, "no critical check"));
    }

    /** For checks that are yet to be configured. */
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

    /** How long the checks of startup may take to notice that the program has started. */
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
