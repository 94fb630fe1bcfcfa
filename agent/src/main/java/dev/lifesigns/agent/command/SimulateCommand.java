/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.agent.command.SimulationRenderer.Format;
import dev.lifesigns.probes.simulate.Comparison;
import dev.lifesigns.probes.simulate.InvalidScenarioException;
import dev.lifesigns.probes.simulate.Report;
import dev.lifesigns.probes.simulate.SimulatedWorkload;
import dev.lifesigns.probes.simulate.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code lifesigns probes simulate}: simulates an outage with given probes. Exits with 0 after a report, with 2 if the
 * scenario is refused, and with 3 if the report cannot be written.
 */
@Command(
        name = "simulate",
        description = {
            "Simulate an outage with the given probes: ready pods, restarts, failed requests.",
            "The same scenario and seeds always give the same report."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 10_000;

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            description = "Name of a built-in scenario (see --list), or a YAML file.")
    private @Nullable String scenario;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a key of the scenario, such as probes.liveness.periodSeconds=5. Repeatable.")
    private List<String> settings = List.of();

    @Option(
            names = "--compare",
            paramLabel = "KEY=VALUE|SCENARIO",
            description = "Compare with the same scenario with these values, or with another one. Repeatable.")
    private List<String> others = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "Take what this manifest says: probes, pods, shutdown, strategy; - for standard input. --set and --compare"
                            + " win over it.")
    private @Nullable String manifest;

    @Option(
            names = "--compare-manifest",
            paramLabel = "FILE",
            description = "Compare with the settings of this manifest.")
    private @Nullable String otherManifest;

    @Option(
            names = "--container",
            paramLabel = "NAME",
            description = "Container of the manifest, if several have probes: workload/container, or either name.")
    private @Nullable String container;

    @Option(
            names = "--worker",
            paramLabel = "KIND",
            description =
                    "The kubelet's probe worker: legacy, or mutable, which is proposed and in no released kubelet."
                            + " Short for --set cluster.worker.")
    private @Nullable String worker;

    @Option(names = "--seeds", paramLabel = "N", description = "Number of runs; default: ${DEFAULT-VALUE}.")
    private Integer seeds = 20;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the first run; default: ${DEFAULT-VALUE}.")
    private Integer seed = 1;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format = Format.text;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--ascii", description = "Use ASCII only; default if the terminal is not UTF-8.")
    private boolean ascii;

    @Option(names = "--list", description = "List the built-in scenarios.")
    private boolean list;

    @Option(names = "--show", description = "Print the file of a built-in scenario, as a starting point for your own.")
    private boolean show;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (list) {
            Simulation.builtIns()
                    .forEach(name -> print(String.format(Locale.ROOT, "%-18s %s%n", name, describe(name))));
            return ExitCodes.FINE;
        }
        String name = required();
        return show ? show(name) : simulate(name);
    }

    private int simulate(String name) throws IOException {
        require("--seeds", seeds, 1, MOST_RUNS);
        require("--seed", seed, 0, Integer.MAX_VALUE);
        List<String> all = new ArrayList<>(settings);
        if (worker != null) {
            all.add("cluster.worker=" + worker);
        }
        boolean compares = !others.isEmpty() || otherManifest != null;
        SimulatedWorkload workload = workload(manifest);
        SimulatedWorkload otherWorkload = otherManifest == null ? workload : workload(otherManifest);
        Simulation a = read(name, workload, all);
        Simulation b = compares ? other(name, otherWorkload, all) : a;
        if (a == null || b == null) {
            return ExitCodes.WRONG_USAGE;
        }
        SimulationRenderer renderer = new SimulationRenderer(format, ascii, output.isFile());
        Report report = a.run(seed, seeds);
        return write(compares ? renderer.of(new Comparison(report, b.run(seed, seeds))) : renderer.of(report));
    }

    private @Nullable SimulatedWorkload workload(@Nullable String file) {
        if (file == null) {
            return null;
        }
        try {
            return ManifestProbes.read(file, container, System.in);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** What to compare with: another scenario if one is named, with the given values. */
    private @Nullable Simulation other(String name, @Nullable SimulatedWorkload workload, List<String> all) {
        List<String> values =
                others.stream().filter(other -> other.contains("=")).toList();
        List<String> names =
                others.stream().filter(other -> !other.contains("=")).toList();
        if (names.size() > 1) {
            throw wrong("--compare: " + names.size() + " scenarios (expected: at most one, and values)");
        }
        List<String> together = new ArrayList<>(all);
        together.addAll(values);
        Simulation read = read(names.isEmpty() ? name : names.get(0), workload, together);
        return read == null || values.isEmpty() ? read : read.withName(read.name() + ", " + String.join(", ", values));
    }

    private @Nullable Simulation read(String name, @Nullable SimulatedWorkload workload, List<String> values) {
        try {
            return Simulation.read(name, workload, values);
        } catch (InvalidScenarioException e) {
            Messages.print(spec.commandLine().getErr(), e.findings());
            return null;
        }
    }

    private int show(String name) throws IOException {
        if (!Simulation.builtIns().contains(name)) {
            throw wrong("--show: '" + name + "' (expected: one of " + String.join(", ", Simulation.builtIns()) + ")");
        }
        return write(Simulation.builtIn(name));
    }

    private static String describe(String name) {
        return Simulation.read(name, List.of()).description();
    }

    private int write(String text) throws IOException {
        output.write(text, spec.commandLine());
        return ExitCodes.FINE;
    }

    private String required() {
        if (scenario == null) {
            throw wrong("scenario: none (expected: one of " + String.join(", ", Simulation.builtIns())
                    + ", or a YAML file)");
        }
        return scenario;
    }

    private void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
