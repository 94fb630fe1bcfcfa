/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The checks, probes and startup tasks of one checker, verified and numbered. Never changes. */
final class Registration {
    /** Places of the probes that always exist. */
    static final int LIVENESS = 0;

    static final int READINESS = 1;
    static final int STARTUP = 2;

    final ServiceInfo service;
    final CheckDefinition[] checks;
    final String[] probes;
    final Set<String> startupTasks;

    /** By check, the places of its probes. */
    final int[][] probesOf;

    /** By probe, the places of its checks. */
    final int[][] checksOf;

    private final boolean[] onProbe;

    final Map<String, Integer> checkPlaces = new HashMap<>();
    final Map<String, Integer> probePlaces = new LinkedHashMap<>();

    private Registration(
            ServiceInfo service, List<CheckDefinition> checks, Set<String> extraProbes, List<String> startupTasks) {
        this.service = service;
        this.checks = checks.toArray(new CheckDefinition[0]);
        this.startupTasks = Collections.unmodifiableSet(new TreeSet<>(startupTasks));
        for (String probe : List.of(Probes.LIVENESS, Probes.READINESS, Probes.STARTUP)) {
            probePlaces.putIfAbsent(probe, probePlaces.size());
        }
        for (String probe : extraProbes) {
            probePlaces.putIfAbsent(probe, probePlaces.size());
        }
        this.probes = probePlaces.keySet().toArray(new String[0]);
        this.probesOf = new int[this.checks.length][];
        List<List<Integer>> members = new ArrayList<>();
        for (int probe = 0; probe < probes.length; probe++) {
            members.add(new ArrayList<>());
        }
        for (int check = 0; check < this.checks.length; check++) {
            int place = check;
            checkPlaces.put(this.checks[check].name(), check);
            probesOf[check] = this.checks[check].policy().probes().stream()
                    .mapToInt(probePlaces::get)
                    .toArray();
            for (int probe : probesOf[check]) {
                members.get(probe).add(place);
            }
        }
        this.checksOf = members.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        this.onProbe = new boolean[probes.length];
        for (int check = 0; check < this.checks.length; check++) {
            for (int probe : probesOf[check]) {
                onProbe[probe] |= this.checks[check].onProbe();
            }
        }
    }

    /**
     * @throws IllegalArgumentException with one line for each fault
     */
    static Registration of(
            ServiceInfo service, List<CheckDefinition> checks, List<String> probes, List<String> startupTasks) {
        List<String> faults = new ArrayList<>();
        faultsOfNames("check name", checks.stream().map(CheckDefinition::name).toList(), true, faults);
        faultsOfNames("probe name", probes, false, faults);
        faultsOfNames("startup task", startupTasks, true, faults);
        Set<String> extraProbes = new TreeSet<>(probes);
        for (CheckDefinition check : checks) {
            for (String problem : check.policy().problems(check.scope())) {
                faults.add("check '" + check.name() + "': " + problem);
            }
            extraProbes.addAll(check.policy().probes());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new Registration(service, checks, extraProbes, startupTasks);
    }

    int probe(String name) {
        Integer place = probePlaces.get(name);
        if (place == null) {
            throw new IllegalArgumentException("probe: '" + name + "' (expected: one of " + probePlaces.keySet() + ")");
        }
        return place;
    }

    /** Whether any check of the probe runs only when a reader asks. */
    boolean hasOnProbe(int probe) {
        return onProbe[probe];
    }

    private static void faultsOfNames(String what, List<String> names, boolean unique, List<String> faults) {
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (String name : names) {
            if (!Names.wellFormed(name)) {
                faults.add(Names.malformed(what, name));
            }
            if (!seen.add(name) && unique && told.add(name)) {
                faults.add(what + ": '" + name + "' is there more than once (expected: unique)");
            }
        }
    }
}
