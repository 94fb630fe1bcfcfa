/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.ContainerPort;

/** A probe that uses plain HTTP for a TLS port, or the reverse. */
final class SchemeAgainstPort implements Rule {
    @Override
    public String id() {
        return "scheme-against-port";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ResolvedProbe resolved : target.probes()) {
            if (!(resolved.handler() instanceof HttpGet get)) {
                continue;
            }
            String name = target.container()
                    .port(get.port().text())
                    .map(ContainerPort::name)
                    .orElse("");
            int number = resolved.port(target.container()).orElse(0);
            String expected = PortNames.scheme(name, number);
            if (expected.isEmpty() || expected.equals(get.scheme())) {
                continue;
            }
            findings.add(
                    resolved.declared()
                            .node()
                            .map("httpGet")
                            .orElseThrow()
                            .positionOf(
                                    resolved.declared()
                                                    .node()
                                                    .map("httpGet")
                                                    .orElseThrow()
                                                    .has("scheme")
                                            ? "scheme"
                                            : "port"),
                    resolved.kind().field() + " uses " + get.scheme() + " for port " + (name.isEmpty() ? number : name),
                    "If the port is what it appears to be, this probe never succeeds; if it does succeed, leave it as it is.",
                    new Fix(resolved.declared().path("httpGet.scheme"), expected));
        }
    }
}
