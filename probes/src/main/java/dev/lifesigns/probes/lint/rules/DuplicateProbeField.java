/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.rules.ApiFields.Holder;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A probe, or one of its fields, that appears twice. */
final class DuplicateProbeField implements Rule {
    private static final Set<String> PROBES =
            Stream.of(ProbeKind.values()).map(ProbeKind::field).collect(Collectors.toUnmodifiableSet());

    @Override
    public String id() {
        return "duplicate-probe-field";
    }

    @Override
    public void check(Target target, Findings findings) {
        MapValue container = target.container().node();
        container.duplicates().stream()
                .filter(entry -> PROBES.contains(entry.key()))
                .forEach(entry -> report("the container", container, entry, findings));
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            for (Holder holder : ApiFields.holders(probe)) {
                holder.node().duplicates().forEach(entry -> report(holder.name(), holder.node(), entry, findings));
            }
        }
    }

    private static void report(String name, MapValue map, Entry entry, Findings findings) {
        findings.add(
                entry.position(),
                name + " has '" + entry.key() + "' again on line "
                        + map.positionOf(entry.key()).line(),
                "kubectl rejects the manifest; less strict tools silently use the later one.");
    }
}
