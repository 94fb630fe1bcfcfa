/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The validated, immutable configuration of a checker: its service, probes, startup tasks, and initial checks. */
final class CheckerConfig {
    /** The probes of a gate that names none. */
    static final Set<String> DEFAULT_GATED = Set.of(Probes.READINESS);

    /** Indexes of the probes that always exist. */
    static final int LIVENESS = 0;

    static final int READINESS = 1;
    static final int STARTUP = 2;

    final ServiceInfo service;
    final List<CheckDefinition> checks;
    final String[] probes;
    final Set<String> startupTasks;

    private final int historySize;
    private final List<RunInterceptor> interceptors;
    private final Map<String, Set<String>> gates;
    private final Map<String, Integer> probeIndexes = new LinkedHashMap<>();

    private CheckerConfig(CheckerOptions options, Collection<String> probes) {
        this.interceptors = List.copyOf(options.interceptors);
        this.gates = new LinkedHashMap<>(options.gates);
        this.service = options.service;
        this.startupTasks = new TreeSet<>(options.startupTasks);
        this.historySize = options.historySize();
        probes.forEach(probe -> probeIndexes.putIfAbsent(probe, probeIndexes.size()));
        this.probes = probeIndexes.keySet().toArray(new String[0]);
        this.checks = options.checks.stream().map(this::withSharedSettings).toList();
    }

    /**
     * The configuration with these options.
     *
     * @throws IllegalArgumentException with one line for each fault
     */
    static CheckerConfig of(CheckerOptions options) {
        List<CheckDefinition> checks = options.checks;
        List<String> faults = new ArrayList<>();
        nameFaults("check name", checks.stream().map(CheckDefinition::name).toList(), true, faults);
        nameFaults("probe name", options.probes, false, faults);
        nameFaults("startup task", options.startupTasks, true, faults);
        List<String> declared = new ArrayList<>(Probes.STANDARD);
        declared.addAll(new TreeSet<>(options.probes));
        for (CheckDefinition check : checks) {
            faults.addAll(faultsOf(check, declared));
        }
        faults.addAll(faultsOfQuorums(checks));
        options.gates.forEach((gate, gated) -> faults.addAll(faultsOfGate(gate, gated, declared)));
        requireNone(faults);
        return new CheckerConfig(options, declared);
    }

    /**
     * The same check, validated, with the settings that all checks share.
     *
     * @throws IllegalArgumentException with one line for each fault
     */
    CheckDefinition verified(CheckDefinition check) {
        List<String> faults = new ArrayList<>();
        nameFaults("check name", List.of(check.name()), true, faults);
        faults.addAll(faultsOf(check, probeIndexes.keySet()));
        requireNone(faults);
        return withSharedSettings(check);
    }

    private CheckDefinition withSharedSettings(CheckDefinition check) {
        return check.withHistory(historySize).withInterceptors(interceptors);
    }

    /** The declared gates, all of them open. */
    List<GateState> gates(Instant now) {
        List<GateState> open = new ArrayList<>();
        gates.forEach((gate, gated) -> open.add(gate(gate, gated, now)));
        return List.copyOf(open);
    }

    /** A gate that was not declared: open, and for readiness. */
    GateState gate(String name, Instant now) {
        requireNone(faultsOfGate(name, DEFAULT_GATED, probeIndexes.keySet()));
        return gate(name, DEFAULT_GATED, now);
    }

    private GateState gate(String name, Set<String> gated, Instant now) {
        List<Integer> indexes = gated.stream().map(this::probe).toList();
        return new GateState(name, gated, indexes, null, now);
    }

    private static List<String> faultsOfGate(String name, Set<String> gated, Collection<String> declared) {
        List<String> faults = new ArrayList<>();
        if (!Names.wellFormed(name)) {
            faults.add(Names.malformed("gate name", name));
        }
        for (String probe : gated) {
            if (!declared.contains(probe)) {
                faults.add("gate '" + name + "': probe: " + Names.unknown(probe, declared));
            } else if (probe.equals(Probes.LIVENESS) || probe.equals(Probes.STARTUP)) {
                faults.add(
                        "gate '" + name + "': probe: '" + probe
                                + "' (expected: readiness or a custom probe, because the process is restarted when this one fails)");
            }
        }
        return faults;
    }

    int probe(String name) {
        Integer index = probeIndexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("probe: " + Names.unknown(name, probeIndexes.keySet()));
        }
        return index;
    }

    /** The index of the probe, or -1. */
    int probeIndex(String name) {
        return probeIndexes.getOrDefault(name, -1);
    }

    /** Indexes of the probes that the check belongs to. */
    int[] probesOf(CheckDefinition check) {
        return check.policy().probes().stream().mapToInt(this::probe).toArray();
    }

    private static List<String> faultsOfQuorums(List<CheckDefinition> checks) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, Quorum> quorums = new LinkedHashMap<>();
        for (CheckDefinition check : checks) {
            names.add(check.name());
            if (check.quorum() != null) {
                quorums.put(check.name(), check.quorum());
            }
        }
        return Quorums.faults(quorums, names, quorums);
    }

    private static List<String> faultsOf(CheckDefinition check, Collection<String> declared) {
        List<String> faults = new ArrayList<>(check.problems());
        for (String probe : check.policy().probes()) {
            if (!declared.contains(probe)) {
                faults.add("probe: " + Names.unknown(probe, declared));
            }
        }
        return faults.stream()
                .map(fault -> "check '" + check.name() + "': " + fault)
                .toList();
    }

    private static void nameFaults(String what, List<String> names, boolean unique, List<String> faults) {
        Set<String> seen = new HashSet<>();
        Set<String> reported = new HashSet<>();
        for (String name : names) {
            if (!Names.wellFormed(name)) {
                faults.add(Names.malformed(what, name));
            }
            if (!seen.add(name) && unique && reported.add(name)) {
                faults.add(Names.taken(what, name));
            }
        }
    }

    static void requireNone(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }
}
