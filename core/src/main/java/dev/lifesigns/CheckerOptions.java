/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The options of a checker as its builder collects them; {@link CheckerConfig} validates them. Not thread-safe. */
final class CheckerOptions {
    ServiceInfo service = ServiceInfo.of("service", null, null);
    final List<CheckDefinition> checks = new ArrayList<>();

    /** Names of the custom probes, in addition to the three that always exist. */
    final List<String> probes = new ArrayList<>();

    final List<String> startupTasks = new ArrayList<>();

    /** Names of the probes of each gate. */
    final Map<String, Set<String>> gates = new LinkedHashMap<>();

    final List<TransitionListener> listeners = new ArrayList<>();
    final List<RunListener> runListeners = new ArrayList<>();
    final List<RunInterceptor> interceptors = new ArrayList<>();
    final List<AutoCloseable> owned = new ArrayList<>();

    @Nullable
    Executor executor;

    private int historySize = 16;

    /** How many transitions of each check are kept. */
    int historySize() {
        return historySize;
    }

    void historySize(int transitions) {
        if (transitions < 0 || transitions > 1_000) {
            throw new IllegalArgumentException("historySize: " + transitions + " (expected: 0 to 1000)");
        }
        this.historySize = transitions;
    }

    void gate(String name, String... gatedProbes) {
        requireNonNull(name, "HealthChecker.Builder.gate: name is null");
        Set<String> gated = new TreeSet<>();
        for (String probe : requireNonNull(gatedProbes, "HealthChecker.Builder.gate: probes is null")) {
            gated.add(requireNonNull(probe, "HealthChecker.Builder.gate: a probe is null"));
        }
        gates.put(name, gated.isEmpty() ? CheckerConfig.DEFAULT_GATED : Collections.unmodifiableSet(gated));
    }
}
