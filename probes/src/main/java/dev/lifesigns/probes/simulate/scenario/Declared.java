/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.simulate.scenario.Application.Mode;
import dev.lifesigns.text.YamlNodes;
import dev.lifesigns.text.schema.Scalar;
import dev.lifesigns.text.schema.Scalars;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The parts of a scenario that determine which other values are valid.
 *
 * @param dependencies their names; {@code null} if any is accepted
 * @param checks their names; {@code null} if any is accepted
 * @param pods how many
 * @param nodes how many
 * @param mode when checks run
 * @param duration of the observation
 */
record Declared(
        @Nullable Set<String> dependencies,
        @Nullable Set<String> checks,
        int pods,
        int nodes,
        Mode mode,
        Duration duration) {

    /** Accepts anything, for the description of scenarios. */
    static final Declared ANYTHING = new Declared(
            null, null, ScenarioSchema.MOST_PODS, ScenarioSchema.MOST_PODS, Mode.PER_PROBE, ScenarioSchema.LONGEST);

    /** The values in a file; for a malformed one, which is reported when it is read, the largest that is possible. */
    static Declared in(Node file) {
        Node cluster = find(file, "cluster");
        Node application = find(file, "application");
        return new Declared(
                names(find(file, "dependencies")),
                names(find(application, "checks")),
                value(find(file, "pods"), ScenarioSchema.PODS, ScenarioSchema.MOST_PODS),
                value(find(cluster, "nodes"), ScenarioSchema.PODS, ScenarioSchema.MOST_PODS),
                value(find(find(application, "health"), "mode"), ApplicationSchema.MODE, Mode.PER_PROBE),
                value(find(file, "duration"), ScenarioSchema.POSITIVE, ScenarioSchema.LONGEST));
    }

    Scalar<String> dependency() {
        return name("dependency", dependencies);
    }

    Scalar<String> check() {
        return name("check", checks);
    }

    private static Scalar<String> name(String noun, @Nullable Set<String> names) {
        if (names == null) {
            return Scalars.text("the name of a " + noun, name -> true);
        }
        return names.isEmpty()
                ? Scalars.text("no name, because no " + noun + " is declared", name -> false)
                : Scalars.choice(List.copyOf(names), Function.identity());
    }

    private static Set<String> names(@Nullable Node map) {
        Set<String> names = new LinkedHashSet<>();
        if (map instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> names.add(YamlNodes.nameOf(tuple)));
        }
        return names;
    }

    private static @Nullable Node find(@Nullable Node node, String key) {
        return node instanceof MappingNode map ? YamlNodes.find(map, key) : null;
    }

    private static <T> T value(@Nullable Node node, Scalar<T> form, T otherwise) {
        T value = node instanceof ScalarNode scalar ? form.parser().apply(scalar.getValue()) : null;
        return value == null ? otherwise : value;
    }
}
