/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.render;

import dev.lifesigns.probes.simulate.report.Numbers;
import dev.lifesigns.probes.simulate.report.Report;
import dev.lifesigns.probes.simulate.scenario.Incident;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.util.List;
import java.util.Locale;

/** What was simulated, in words. */
final class Heading {
    private Heading() {}

    /** {@code database-down: the database refuses connections for three minutes}. */
    static String title(Scenario scenario) {
        return scenario.name() + ": " + scenario.description();
    }

    /** {@code 20 pods for 10m, 20 runs (seeds 1 to 20), legacy worker}. */
    static String circumstances(Report report) {
        Scenario scenario = report.scenario();
        long last = report.firstSeed() + report.runs() - 1;
        String runs = report.runs() == 1
                ? "1 run (seed " + report.firstSeed() + ")"
                : report.runs() + " runs (seeds " + report.firstSeed() + " to " + last + ")";
        String pods = scenario.pods() == 1 ? "1 pod" : scenario.pods() + " pods";
        String worker = scenario.cluster().worker().name().toLowerCase(Locale.ROOT);
        return pods + " for " + Numbers.of(scenario.duration()) + ", " + runs + ", " + worker + " worker";
    }

    /** {@code 2m to 5m: database is down}. */
    static List<String> incidents(Scenario scenario) {
        return scenario.incidents().stream().map(Heading::sentence).toList();
    }

    private static String sentence(Incident incident) {
        String start = Numbers.of(incident.at());
        String time = incident.lasts().isZero() ? "from " + start + " on" : start + " to " + Numbers.of(incident.end());
        return time + ": " + incident.description();
    }
}
