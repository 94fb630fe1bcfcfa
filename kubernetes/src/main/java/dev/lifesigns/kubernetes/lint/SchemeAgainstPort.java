/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Handler.HttpGet;
import dev.lifesigns.kubernetes.manifest.ContainerPort;
import java.util.List;

/** A probe that speaks plainly to a port for TLS, or the other way round. */
final class SchemeAgainstPort implements Rule {
    private static final RuleText TEXT = new RuleText(
            "scheme-against-port",
            Severity.WARNING,
            "A probe speaks the scheme of its port",
            "A server for TLS answers plain HTTP with an error or not at all, and a server without TLS cannot answer HTTPS: such "
                    + "a probe fails for as long as the pod lives. The default scheme is HTTP, whatever the port.",
            """
            ports: [{name: https, containerPort: 8443}]
            readinessProbe:
              httpGet: {path: /health/ready, port: https}
            """,
            """
            ports: [{name: https, containerPort: 8443}]
            readinessProbe:
              httpGet: {path: /health/ready, port: https, scheme: HTTPS}
            """,
            "It goes by the name of the port if that begins with http or https; only without one by its number, and then by "
                    + "443, 6443 and 8443 alone.",
            List.of(Sources.PROBES));

    @Override
    public RuleText text() {
        return TEXT;
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
                    resolved.kind().field() + " speaks " + get.scheme() + " to port " + (name.isEmpty() ? number : name),
                    "If the port is what it is called, this probe never succeeds.",
                    new Fix(resolved.declared().path("httpGet.scheme"), expected));
        }
    }
}
