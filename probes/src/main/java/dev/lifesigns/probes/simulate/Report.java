/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.simulate.scenario.Dependency;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.world.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The result of a simulation. Immutable.
 *
 * @param simulation what was run
 * @param firstSeed of the runs, which have consecutive seeds
 * @param runs how many
 * @param figures in the order in which they are shown
 * @param curves in the order in which they are shown
 */
public record Report(Simulation simulation, long firstSeed, int runs, List<Figure> figures, List<Curve> curves) {
    public Report {
        requireNonNull(simulation, "simulation");
        figures = List.copyOf(figures);
        curves = List.copyOf(curves);
    }

    /** The report of runs in the order of their seeds. */
    static Report of(Simulation simulation, Scenario scenario, long firstSeed, List<Observations> runs) {
        List<Curve> curves = new ArrayList<>();
        curves.add(Curve.of(
                "ready", "ready pods", runs.stream().map(Observations::ready).toList()));
        curves.add(Curve.of(
                "restarts",
                "restarts so far",
                runs.stream().map(Observations::restarts).toList()));
        curves.add(Curve.of(
                "failed_per_s",
                "requests failed /s",
                runs.stream().map(Observations::failed).toList()));
        for (Dependency dependency : scenario.dependencies()) {
            String name = dependency.name();
            curves.add(Curve.of(
                    "checks_per_s_" + name,
                    "checks /s, " + name,
                    runs.stream().map(run -> run.queries().get(name)).toList()));
            curves.add(Curve.of(
                    "others_per_s_" + name,
                    "others /s, " + name,
                    runs.stream().map(run -> run.otherQueries().get(name)).toList()));
        }
        return new Report(simulation, firstSeed, runs.size(), Figures.of(scenario, runs), curves);
    }

    /** The figure of that name, if it has one. */
    public Optional<Figure> find(String name) {
        requireNonNull(name, "Report.find: name is null");
        return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }

    /**
     * The figure of that name.
     *
     * @throws NoSuchElementException if it has none
     */
    public Figure figure(String name) {
        return find(requireNonNull(name, "Report.figure: name is null")).orElseThrow();
    }
}
