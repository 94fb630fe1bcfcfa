/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import dev.lifesigns.text.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A probe under a misspelled name, or outside of any container. */
final class MisspelledProbe implements Rule {
    private static final List<String> NAMES =
            Arrays.stream(ProbeKind.values()).map(ProbeKind::field).toList();

    @Override
    public String id() {
        return "misspelled-probe";
    }

    @Override
    public void check(Target target, Findings findings) {
        Container container = target.container();
        container.node().entries().values().stream()
                .filter(entry -> !ApiFields.CONTAINER.contains(entry.key())
                        && !entry.value().isNull())
                .forEach(entry -> meant(entry.key()).ifPresent(name -> report(container, entry, name, findings)));
        if (container.equals(firstMain(target))) {
            checkBeside(target, findings);
        }
    }

    private static Optional<String> meant(String key) {
        String bare = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return NAMES.stream()
                .filter(name -> bare.equals(name.toLowerCase(Locale.ROOT).replace("probe", "")))
                .findFirst()
                .or(() -> Suggestions.typoOf(key, NAMES));
    }

    private static void report(Container container, Entry entry, String name, Findings findings) {
        Fix removal = new Fix(container.path() + "." + entry.key(), "");
        boolean taken = container.node().has(name);
        findings.add(
                entry.position(),
                "a container has no field '" + entry.key() + "'; did you mean '" + name + "'?",
                "kubectl rejects the manifest; tools that skip validation leave the container without this probe.",
                taken
                        ? List.of(removal)
                        : List.of(removal, new Fix(container.path() + "." + name, FlowYaml.of(entry.value()))));
    }

    private static void checkBeside(Target target, Findings findings) {
        MapValue spec = target.template().spec();
        for (String name : NAMES) {
            spec.entry(name)
                    .ifPresent(entry -> findings.add(
                            entry.position(),
                            name + " is beside the containers (expected: in a container)",
                            "kubectl rejects the manifest; tools that skip validation leave every container without it.",
                            fixesBeside(target, name, entry)));
        }
    }

    private static List<Fix> fixesBeside(Target target, String name, Entry entry) {
        Fix removal = new Fix(target.template().path() + "." + name, "");
        boolean only = target.template().containers().stream()
                        .filter(it -> it.role() == Container.Role.MAIN)
                        .count()
                == 1;
        if (!only || target.container().node().has(name)) {
            return List.of(removal);
        }
        return List.of(removal, new Fix(target.container().path() + "." + name, FlowYaml.of(entry.value())));
    }

    private static Container firstMain(Target target) {
        return target.template().containers().stream()
                .filter(it -> it.role() == Container.Role.MAIN)
                .findFirst()
                .orElse(target.container());
    }
}
