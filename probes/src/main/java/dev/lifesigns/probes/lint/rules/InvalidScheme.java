/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.ScalarValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A scheme that the API server rejects. */
final class InvalidScheme implements Rule {
    private static final Set<String> SCHEMES = Set.of("HTTP", "HTTPS");

    @Override
    public String id() {
        return "invalid-scheme";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            Optional<ScalarValue> scheme = probe.node().map("httpGet").flatMap(get -> get.scalar("scheme"));
            if (scheme.isEmpty()
                    || SCHEMES.contains(scheme.get().text())
                    || scheme.get().isPlaceholder()) {
                continue;
            }
            String upper = scheme.get().text().toUpperCase(Locale.ROOT);
            findings.add(
                    probe.node().map("httpGet").get().positionOf("scheme"),
                    probe.kind().field() + ".httpGet.scheme is '" + scheme.get().text() + "' (expected: HTTP or HTTPS)",
                    findings.rejection(),
                    SCHEMES.contains(upper) ? List.of(new Fix(probe.path("httpGet.scheme"), upper)) : List.of());
        }
    }
}
