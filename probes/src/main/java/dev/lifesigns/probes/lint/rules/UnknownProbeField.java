/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.lint.rules.ApiFields.Holder;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.MapValue.Entry;
import java.util.List;
import java.util.Optional;

/** A field within a probe that the API does not have. */
final class UnknownProbeField implements Rule {
    @Override
    public String id() {
        return "unknown-probe-field";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            for (Holder holder : ApiFields.holders(probe)) {
                holder.node().entries().values().stream()
                        .filter(entry -> !holder.known().containsKey(entry.key()))
                        .forEach(entry -> report(probe, holder, entry, findings));
            }
        }
    }

    private static void report(DeclaredProbe probe, Holder holder, Entry entry, Findings findings) {
        Optional<String> place = MeantField.of(probe, holder, entry.key());
        String hint = place.map(path -> "; did you mean '" + shortened(path, probe, holder) + "'?")
                .orElse("");
        findings.add(
                entry.position(),
                holder.name() + " has no field '" + entry.key() + "'" + hint,
                "kubectl rejects the manifest; tools that skip validation silently ignore the field.",
                fixes(holder, entry, place));
    }

    /** The value moves to where it belongs; none if it cannot be written there as it is. */
    private static List<Fix> fixes(Holder holder, Entry entry, Optional<String> place) {
        Fix removal = new Fix(holder.path() + "." + entry.key(), "");
        if (place.isEmpty()) {
            return List.of(removal);
        }
        return MeantField.value(place.get(), entry.value())
                .map(value -> List.of(removal, new Fix(place.get(), value)))
                .orElse(List.of());
    }

    /** Only the name if the place is right; otherwise the path from the probe on. */
    private static String shortened(String path, DeclaredProbe probe, Holder holder) {
        String here = holder.path() + ".";
        return path.startsWith(here) && path.indexOf('.', here.length()) < 0
                ? path.substring(here.length())
                : path.substring(path.lastIndexOf(probe.kind().field()));
    }
}
