/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.probes.simulate.Simulation;
import dev.lifesigns.probes.simulate.Simulation.Event;
import dev.lifesigns.text.NumberText;
import java.util.List;
import java.util.stream.Stream;

/** What was simulated, in words. */
final class Heading {
    private Heading() {}

    /** {@code database-down: the database refuses connections for three minutes}. */
    static String title(Simulation simulation) {
        return simulation.name() + ": " + simulation.description();
    }

    /** {@code 20 pods for 10m, 20 runs (seeds 1 to 20)}. */
    static String circumstances(Report report) {
        Simulation simulation = report.simulation();
        long last = report.firstSeed() + report.runs() - 1;
        String runs = report.runs() == 1
                ? "1 run (seed " + report.firstSeed() + ")"
                : report.runs() + " runs (seeds " + report.firstSeed() + " to " + last + ")";
        String pods = simulation.pods() == 1 ? "1 pod" : simulation.pods() + " pods";
        return pods + " for " + NumberText.of(simulation.duration()) + ", " + runs
                + (simulation.hasProposedWorker() ? ", proposed kubelet worker (in no release)" : "");
    }

    /** {@code 2m to 5m: database is down}, and what else a reader should know. */
    static List<String> remarks(Simulation simulation) {
        return Stream.concat(simulation.events().stream().map(Heading::sentence), simulation.notes().stream())
                .toList();
    }

    private static String sentence(Event event) {
        String start = NumberText.of(event.at());
        String time = event.lasts().isZero() ? "from " + start + " on" : start + " to " + NumberText.of(event.end());
        return time + ": " + event.description();
    }
}
