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

/** What a checker is built with and never changes, verified: its service, probes and startup tasks, and the first checks. */
final class CheckerConfig {
    /** What a gate counts in unless something else is said. */
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

    private CheckerConfig(
            ServiceInfo service,
            List<CheckDefinition> checks,
            Collection<String> probes,
            Set<String> startupTasks,
            int historySize,
            Map<String, Set<String>> gates,
            List<RunInterceptor> interceptors) {
        this.interceptors = interceptors;
        this.gates = gates;
        this.service = service;
        this.startupTasks = startupTasks;
        this.historySize = historySize;
        probes.forEach(probe -> probeIndexes.putIfAbsent(probe, probeIndexes.size()));
        this.probes = probeIndexes.keySet().toArray(new String[0]);
        this.checks = checks.stream().map(this::remembering).toList();
    }

    /**
     * @param probes names of those that are there besides the three that always are
     * @param historySize how many transitions of each check are kept
     * @throws IllegalArgumentException with one line for each fault
     */
    static CheckerConfig of(
            ServiceInfo service,
            List<CheckDefinition> checks,
            List<String> probes,
            List<String> startupTasks,
            int historySize) {
        return of(service, checks, probes, startupTasks, historySize, Map.of(), List.of());
    }

    /**
     * @param gates names of the probes of each
     */
    static CheckerConfig of(
            ServiceInfo service,
            List<CheckDefinition> checks,
            List<String> probes,
            List<String> startupTasks,
            int historySize,
            Map<String, Set<String>> gates,
            List<RunInterceptor> interceptors) {
        List<String> faults = new ArrayList<>();
        faultsOfNames("check name", checks.stream().map(CheckDefinition::name).toList(), true, faults);
        faultsOfNames("probe name", probes, false, faults);
        faultsOfNames("startup task", startupTasks, true, faults);
        List<String> declared = new ArrayList<>(Probes.STANDARD);
        declared.addAll(new TreeSet<>(probes));
        for (CheckDefinition check : checks) {
            faults.addAll(faultsOf(check, declared));
        }
        faults.addAll(faultsOfQuorums(checks));
        gates.forEach((gate, gated) -> faults.addAll(faultsOfGate(gate, gated, declared)));
        requireNone(faults);
        return new CheckerConfig(
                service, checks, declared, new TreeSet<>(startupTasks), historySize, gates, interceptors);
    }

    /**
     * The same check, verified and remembering as many transitions as all do.
     *
     * @throws IllegalArgumentException with one line for each fault
     */
    CheckDefinition verified(CheckDefinition check) {
        List<String> faults = new ArrayList<>();
        faultsOfNames("check name", List.of(check.name()), true, faults);
        faults.addAll(faultsOf(check, probeIndexes.keySet()));
        requireNone(faults);
        return remembering(check);
    }

    private CheckDefinition remembering(CheckDefinition check) {
        return check.withHistory(historySize).withInterceptors(interceptors);
    }

    /** The declared gates, all open. */
    List<GateState> gates(Instant now) {
        List<GateState> open = new ArrayList<>();
        gates.forEach((gate, gated) -> open.add(gate(gate, gated, now)));
        return List.copyOf(open);
    }

    /** A gate that was not declared: of readiness, and open. */
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
                                + "' (expected: readiness or a probe of your own, since a no of this one gets the process restarted)");
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
        List<String> faults = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        Map<String, Quorum> quorums = new LinkedHashMap<>();
        for (CheckDefinition check : checks) {
            names.add(check.name());
            if (check.quorum() != null) {
                quorums.put(check.name(), check.quorum());
            }
        }
        quorums.forEach((name, quorum) ->
                quorum.problems(names).forEach(problem -> faults.add("check '" + name + "': " + problem)));
        faults.addAll(Quorums.cycles(quorums));
        return faults;
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

    private static void faultsOfNames(String what, List<String> names, boolean unique, List<String> faults) {
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (String name : names) {
            if (!Names.wellFormed(name)) {
                faults.add(Names.malformed(what, name));
            }
            if (!seen.add(name) && unique && told.add(name)) {
                faults.add(Names.taken(what, name));
            }
        }
    }

    private static void requireNone(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }
}
