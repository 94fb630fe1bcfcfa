/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.simulate.scenario.BuiltIns;
import dev.lifesigns.probes.simulate.scenario.Cluster.Worker;
import dev.lifesigns.probes.simulate.scenario.ManifestSettings;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import dev.lifesigns.probes.simulate.scenario.ScenarioReader;
import dev.lifesigns.probes.simulate.scenario.ScenarioResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario, ready to be run: an application with its probes, a cluster, traffic, and what happens to them. Immutable.
 *
 * <pre>{@code
 * Simulation outage = Simulation.read("database-down", List.of("duration=30m"));
 * Report report = outage.run(1, 100);
 * report.figures().forEach(System.out::println);
 * }</pre>
 */
public final class Simulation {
    private final Scenario scenario;

    Simulation(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Something that happens during the simulation.
     *
     * @param at when it starts, from the start of the observation
     * @param lasts how long; zero for an event without an end
     * @param description for a reader
     */
    public record Event(Duration at, Duration lasts, String description) {
        public Event {
            requireNonNull(at, "at");
            requireNonNull(lasts, "lasts");
            requireNonNull(description, "description");
        }

        /** When it is over. */
        public Duration end() {
            return at.plus(lasts);
        }
    }

    /** The names of the built-in scenarios. */
    public static List<String> builtIns() {
        return BuiltIns.names();
    }

    /**
     * The file of a built-in scenario, comments included: a starting point for another one.
     *
     * @throws IllegalArgumentException if there is no scenario of that name
     */
    public static String builtIn(String name) {
        requireNonNull(name, "Simulation.builtIn: name is null");
        return BuiltIns.text(name);
    }

    /**
     * Reads a scenario.
     *
     * @param nameOrFile a built-in scenario, or a YAML file
     * @param settings each {@code path.of.keys=value}, with the value in YAML; later ones win
     * @throws InvalidScenarioException if it cannot be read, or is invalid
     */
    public static Simulation read(String nameOrFile, List<String> settings) {
        return read(nameOrFile, null, settings);
    }

    /**
     * Reads a scenario for the workload of a manifest: what the manifest says is taken from there, unless a setting says
     * otherwise.
     *
     * @param nameOrFile a built-in scenario, or a YAML file
     * @param workload of the manifest; {@code null} for none
     * @param settings each {@code path.of.keys=value}, with the value in YAML; later ones win
     * @throws InvalidScenarioException if it cannot be read, or is invalid
     */
    public static Simulation read(String nameOrFile, @Nullable SimulatedWorkload workload, List<String> settings) {
        requireNonNull(nameOrFile, "Simulation.read: nameOrFile is null");
        requireNonNull(settings, "Simulation.read: settings is null");
        ManifestSettings manifest = workload == null ? null : workload.settings();
        ScenarioResult result = ScenarioReader.read(nameOrFile, manifest, settings);
        if (result.scenario() == null) {
            throw new InvalidScenarioException(result.findings());
        }
        return new Simulation(result.scenario());
    }

    /** The name of the scenario, after that of the workload if there is one. */
    public String name() {
        return scenario.name();
    }

    /** What is simulated, in one line. */
    public String description() {
        return scenario.description();
    }

    /** What a reader of the report should know. */
    public List<String> notes() {
        return scenario.notes();
    }

    /** How long it is observed, after the warm-up. */
    public Duration duration() {
        return scenario.duration();
    }

    /** How many pods there should be. */
    public int pods() {
        return scenario.pods();
    }

    /** The probes of each pod, and its termination. */
    public PodProbes probes() {
        return scenario.probes();
    }

    /** What happens, in the order of the scenario. */
    public List<Event> events() {
        return scenario.incidents().stream()
                .map(incident -> new Event(incident.at(), incident.lasts(), incident.description()))
                .toList();
    }

    /** Whether the kubelet is a proposed one, which is in no release. */
    public boolean hasProposedWorker() {
        return scenario.cluster().worker() == Worker.MUTABLE;
    }

    /** The same under another name. */
    public Simulation withName(String name) {
        requireNonNull(name, "Simulation.withName: name is null");
        return new Simulation(scenario.withName(name));
    }

    /**
     * Runs it once per seed, on all processors, and reports the distribution of the results, which does not depend on how
     * many processors there are.
     *
     * @param firstSeed the first of that many consecutive seeds
     * @param runs at least 1
     * @throws IllegalArgumentException if {@code runs} is less than 1
     * @throws IllegalStateException if this thread is interrupted
     */
    public Report run(long firstSeed, int runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("runs: " + runs + " (expected: at least 1)");
        }
        return Report.of(this, scenario, firstSeed, Simulator.runs(scenario, firstSeed, runs));
    }
}
