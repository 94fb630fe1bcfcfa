/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Machine;
import dev.lifesigns.bench.shared.Statistics;
import java.util.List;

/** All that one run of this program has found. */
record PeersResults(
        PeersPlan plan,
        Machine machine,
        Versions versions,
        List<Start> starts,
        List<Throughput> throughput,
        List<Calls> calls,
        List<Hang> hangs) {
    Throughput throughput(String subject, int checks) {
        return throughput.stream()
                .filter(each -> each.subject().equals(subject) && each.checks() == checks)
                .findFirst()
                .orElseThrow();
    }

    /** What its rate was beside another's, in each round. */
    List<Double> ratios(String subject, String other, int checks) {
        return Statistics.ratios(
                throughput(subject, checks).perSecondOfRounds(),
                throughput(other, checks).perSecondOfRounds());
    }

    /** The median of the rounds' own ratios. */
    double ratio(String subject, String other, int checks) {
        return Statistics.median(ratios(subject, other, checks));
    }

    Hang hang(Scenario scenario, String subject) {
        return hangs.stream()
                .filter(each -> each.scenario() == scenario && each.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    /**
     * From the start of the process to the first 200 on readiness, three checks.
     *
     * @param residentMegabytes at that moment, the median
     */
    record Start(String subject, double medianMillis, List<Double> millis, double residentMegabytes) {}

    /**
     * Medians over the rounds. Checks that call nobody.
     *
     * @param residentMegabytes after the last round
     * @param perSecondOfRounds in the order of the rounds; shows whether it was still warming up
     */
    record Throughput(
            String subject,
            int checks,
            double perSecond,
            double p50Micros,
            double p99Micros,
            double cpuMillis,
            double residentMegabytes,
            List<Double> perSecondOfRounds) {}

    /** Calls to the dependency while it was probed 20 times a second, per 1,000 probes. */
    record Calls(String subject, int checks, double perThousandProbes) {}

    /**
     * What ten probes a second got while one of three dependencies hung.
     *
     * @param answered the share of them that were answered within 1 s
     * @param liveAnswered the same of one liveness probe a second
     * @param inFlight calls that waited at the dependency at the end; there were none before
     */
    record Hang(
            Scenario scenario,
            String subject,
            double answered,
            double liveAnswered,
            List<Stretch> answers,
            long threadsBefore,
            long threadsAfter,
            long inFlight) {}

    enum Scenario {
        FROM_THE_START,
        AFTER_HEALTH,
        AFTER_HEALTH_WITH_CLIENT_LIMIT
    }

    /** So many probes in a row got the same answer. */
    record Stretch(String answer, int probes) {}
}
