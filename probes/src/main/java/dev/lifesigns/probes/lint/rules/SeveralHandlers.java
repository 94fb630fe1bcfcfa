/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import java.util.List;

/** A probe with more than one handler. */
final class SeveralHandlers implements Rule {
    @Override
    public String id() {
        return "several-handlers";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            List<String> handlers =
                    ApiFields.HANDLERS.stream().filter(probe.node()::has).toList();
            if (handlers.size() > 1) {
                findings.add(
                        probe.positionOf(handlers.get(1)),
                        probe.kind().field() + " has " + String.join(" and ", handlers) + " (expected: one of them)",
                        findings.rejection() + " The fix keeps " + handlers.get(0)
                                + ", which says most; it is right if that one is meant.",
                        handlers.stream()
                                .skip(1)
                                .map(handler -> new Fix(probe.path(handler), ""))
                                .toList());
            }
        }
    }
}
