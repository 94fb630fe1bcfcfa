/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.ContainerPort;
import dev.lifesigns.probes.manifest.MapValue;

/** A probe that uses plain HTTP or gRPC for a TLS port, or HTTPS for a plain one. */
final class SchemeAgainstPort implements Rule {
    private static final String CONSEQUENCE =
            "If the port is what it appears to be, this probe never succeeds; if it does succeed, leave it as it is.";

    @Override
    public String id() {
        return "scheme-against-port";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ResolvedProbe resolved : target.probes()) {
            if (resolved.handler() instanceof Grpc grpc) {
                checkGrpc(target, resolved, grpc, findings);
            }
            if (!(resolved.handler() instanceof HttpGet get)) {
                continue;
            }
            String name = target.container()
                    .port(get.port().text())
                    .map(ContainerPort::name)
                    .orElse("");
            int number = resolved.port(target.container()).orElse(0);
            String expected = PortNames.scheme(name, number);
            if (expected.isEmpty() || expected.equalsIgnoreCase(get.scheme())) {
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
                    CONSEQUENCE,
                    new Fix(resolved.declared().path("httpGet.scheme"), expected));
        }
    }

    /** No fix: which one is right depends on the version of Kubernetes. */
    private static void checkGrpc(Target target, ResolvedProbe resolved, Grpc grpc, Findings findings) {
        MapValue handler = resolved.declared().node().map("grpc").orElseThrow();
        String name = target.container()
                .port(Integer.toString(grpc.port()))
                .map(ContainerPort::name)
                .orElse("");
        if (PortNames.isOfTls(name) && !handler.has("mode")) {
            findings.add(
                    handler.positionOf("port"),
                    resolved.kind().field() + " uses gRPC without TLS for port " + name,
                    CONSEQUENCE + " Since Kubernetes 1.37, grpc.mode: TLS does what it needs, behind the gate"
                            + " GRPCContainerProbeTLS; before that, grpc_health_probe -tls in an exec probe does.");
        }
    }
}
