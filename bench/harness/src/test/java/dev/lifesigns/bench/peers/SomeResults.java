/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import dev.lifesigns.bench.shared.Machine;
import dev.lifesigns.bench.shared.Statistics;
import java.util.ArrayList;
import java.util.List;

/** Results of a plan, with figures that are made up. */
final class SomeResults {
    private SomeResults() {}

    /**
     * The machine is slow in the second round. Spring Boot with Lifesigns differs by a factor from what it is alone, by half of it in
     * the first round, and by the double in the last.
     */
    static PeersResults of(PeersPlan plan, double few, double many) {
        List<PeersResults.Throughput> throughput = new ArrayList<>();
        List<PeersResults.Calls> calls = new ArrayList<>();
        for (int checks : Peers.CHECKS) {
            for (String subject : plan.subjects()) {
                throughput.add(throughput(
                        subject,
                        checks,
                        subject.equals(Subjects.SPRING_BOOT_ADOPTED)
                                ? times(checks == 3 ? few : many)
                                : List.of(1000.0, 10.0, 2000.0)));
                calls.add(new PeersResults.Calls(subject, checks, 1000.0 * checks));
            }
        }
        List<PeersResults.Hang> hangs = new ArrayList<>();
        for (PeersResults.Scenario scenario : PeersResults.Scenario.values()) {
            plan.subjects().forEach(subject -> hangs.add(hang(scenario, subject)));
        }
        return new PeersResults(
                plan,
                new Machine("2026-01-02", 2, "a processor", 8, "a system", "a Java", "1.2.3"),
                new Versions("4", "3", "1"),
                plan.subjects().stream()
                        .map(subject -> new PeersResults.Start(subject, 400, List.of(400.0), 70))
                        .toList(),
                throughput,
                calls,
                hangs);
    }

    private static List<Double> times(double factor) {
        return List.of(1000 * factor / 2, 10 * factor, 2000 * factor * 2);
    }

    private static PeersResults.Throughput throughput(String subject, int checks, List<Double> rounds) {
        return new PeersResults.Throughput(subject, checks, Statistics.median(rounds), 50, 500, 60, 70, rounds);
    }

    private static PeersResults.Hang hang(PeersResults.Scenario scenario, String subject) {
        return Subjects.hasLifesigns(subject)
                ? new PeersResults.Hang(
                        scenario, subject, 1, 1, List.of(stretch("200 up"), stretch("503 down")), 20, 20, 1)
                : new PeersResults.Hang(scenario, subject, 0, 0.67, List.of(stretch("no answer")), 20, 200, 180);
    }

    private static PeersResults.Stretch stretch(String answer) {
        return new PeersResults.Stretch(answer, 20);
    }
}
