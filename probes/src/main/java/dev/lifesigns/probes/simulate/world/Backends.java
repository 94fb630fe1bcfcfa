/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.simulate.scenario.Dependency;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All dependencies, by name, in the order of the scenario. */
final class Backends {
    private final Map<String, Backend> backends = new LinkedHashMap<>();

    Backends(List<Dependency> dependencies) {
        dependencies.forEach(dependency -> backends.put(dependency.name(), new Backend(dependency)));
    }

    Backend of(String name) {
        return requireNonNull(backends.get(name), () -> "dependency '" + name + "': missing");
    }

    List<Backend> of(List<String> names) {
        return names.stream().map(this::of).toList();
    }

    Collection<Backend> all() {
        return backends.values();
    }
}
