/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.grpc;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.ProbeSnapshot;
import dev.lifesigns.Probes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which service name stands for what. Immutable. */
final class ServiceNames {
    /** Longer than any name of a check: what a stranger made up is not kept. */
    private static final int LONGEST_CHECK = 63;

    private final Map<String, Served> declared;
    private final boolean checksToo;

    private ServiceNames(Map<String, Served> declared, boolean checksToo) {
        this.declared = declared;
        this.checksToo = checksToo;
    }

    /**
     * What was said, and what goes without saying.
     *
     * @param said by the user; wins
     * @param allNames whether the checker's own names are services too
     */
    static ServiceNames of(HealthChecker health, Map<String, Served> said, boolean allNames) {
        HealthSnapshot snapshot = health.snapshot();
        Map<String, Served> declared = new LinkedHashMap<>();
        declared.put("", new Served.OfProbe(Probes.READINESS));
        for (String probe : Probes.STANDARD) {
            declared.put(probe, new Served.OfProbe(probe));
        }
        if (allNames) {
            for (ProbeSnapshot probe : snapshot.probes()) {
                declared.put(probe.name(), new Served.OfProbe(probe.name()));
            }
        }
        declared.putAll(said);
        return new ServiceNames(Map.copyOf(declared), allNames);
    }

    /** All names, in alphabetical order. */
    Map<String, Served> all(HealthSnapshot snapshot) {
        Map<String, Served> all = new TreeMap<>();
        if (checksToo) {
            snapshot.checks().forEach(check -> all.put(check.name(), new Served.OfCheck(check.name())));
        }
        all.putAll(declared);
        return all;
    }

    /** What that name stands for. */
    Served find(String service) {
        Served found = declared.get(service);
        if (found != null) {
            return found;
        }
        return checksToo && service.length() <= LONGEST_CHECK ? new Served.OfCheck(service) : new Served.Nothing();
    }
}
