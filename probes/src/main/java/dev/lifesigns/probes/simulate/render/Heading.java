/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.report.Numbers;
import dev.lifesigns.probes.simulate.report.Report;
import dev.lifesigns.probes.simulate.scenario.Cluster.Worker;
import dev.lifesigns.probes.simulate.scenario.Incident;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** What was simulated, in words. */
final class Heading {
    private Heading() {}

    /** {@code database-down: the database refuses connections for three minutes}. */
    static String title(Scenario scenario) {
        return scenario.name() + ": " + scenario.description();
    }

    /** {@code 20 pods for 10m, 20 runs (seeds 1 to 20)}. */
    static String circumstances(Report report) {
        Scenario scenario = report.scenario();
        long last = report.firstSeed() + report.runs() - 1;
        String runs = report.runs() == 1
                ? "1 run (seed " + report.firstSeed() + ")"
                : report.runs() + " runs (seeds " + report.firstSeed() + " to " + last + ")";
        String pods = scenario.pods() == 1 ? "1 pod" : scenario.pods() + " pods";
        return pods + " for " + Numbers.of(scenario.duration()) + ", " + runs
                + (scenario.cluster().worker() == Worker.MUTABLE ? ", proposed kubelet worker (in no release)" : "");
    }

    /** {@code 2m to 5m: database is down}, and what else a reader should know. */
    static List<String> remarks(Scenario scenario) {
        return Stream.concat(scenario.incidents().stream().map(Heading::sentence), scenario.notes().stream())
                .toList();
    }

    private static String sentence(Incident incident) {
        String start = Numbers.of(incident.at());
        String time = incident.lasts().isZero() ? "from " + start + " on" : start + " to " + Numbers.of(incident.end());
        return time + ": " + incident.description();
    }
}
