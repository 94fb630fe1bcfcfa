/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Handler.HttpGet;
import dev.lifesigns.kubernetes.ProbeKind;
import dev.lifesigns.kubernetes.ProbedService;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A probe that asks the service's own endpoint where it serves nothing. */
final class ProbeNotServed implements Rule {
    private static final Set<String> BESIDE = Set.of("/", "/metrics");
    private static final RuleText TEXT = new RuleText(
            "probe-not-served",
            Severity.WARNING,
            "A probe asks a path and a port that the service serves",
            "A path that the endpoint does not have is answered with 404, and a port on which nobody listens with a refusal. "
                    + "Either way the probe fails for as long as the pod lives.",
            """
            # lifesigns.yaml: server: {port: 8080, basePath: /health}
            livenessProbe:
              httpGet: {path: /healthz/live, port: 8080}
            """,
            """
            # lifesigns.yaml: server: {port: 8080, basePath: /health}
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
            """,
            "It speaks only with --config, about a probe of the endpoint's port with another path, or of the endpoint's path on "
                    + "another port. It keeps silent about / and /metrics, which the same port may serve as well.",
            List.of(Sources.PROBES));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        target.service().ifPresent(service -> target.probes().forEach(resolved -> check(target, service, resolved, findings)));
    }

    private static void check(Target target, ProbedService service, ResolvedProbe resolved, Findings findings) {
        OptionalInt port = resolved.port(target.container());
        if (!(resolved.handler() instanceof HttpGet get) || port.isEmpty()) {
            return;
        }
        boolean rightPort = port.getAsInt() == service.port();
        boolean rightPath = ServedPath.of(service, get.path()).isPresent();
        if (rightPort && !rightPath && !BESIDE.contains(get.path())) {
            findings.add(
                    resolved.declared().node().map("httpGet").orElseThrow().positionOf("path"),
                    resolved.name("httpGet") + ".path is " + get.path() + ", and " + service.name() + " serves "
                            + service.basePath(),
                    "No probe is answered there, so this one never succeeds.",
                    new Fix(resolved.declared().path("httpGet.path"), FlowYaml.text(pathFor(service, resolved.kind()))));
        } else if (!rightPort && rightPath && get.path().startsWith(service.basePath() + "/")) {
            findings.add(
                    resolved.declared().node().map("httpGet").orElseThrow().positionOf("port"),
                    resolved.name("httpGet") + ".port is " + port.getAsInt() + ", and " + service.name() + " listens on "
                            + service.port(),
                    "Unless something else serves the same path there, this probe never succeeds.",
                    resolved.fix("httpGet.port", service.port()));
        }
    }

    private static String pathFor(ProbedService service, ProbeKind kind) {
        return service.basePath()
                + switch (kind) {
                    case STARTUP -> "/startup";
                    case LIVENESS -> "/live";
                    case READINESS -> "/ready";
                };
    }
}
