/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.lint.Fix;
import java.util.OptionalInt;
import java.util.Set;

/** A probe with a path or port that the service's own endpoint does not serve. */
final class ProbeNotServed implements Rule {
    private static final Set<String> BESIDE = Set.of("/", "/metrics");

    @Override
    public String id() {
        return "probe-not-served";
    }

    @Override
    public void check(Target target, Findings findings) {
        target.service()
                .ifPresent(service -> target.probes().forEach(resolved -> check(target, service, resolved, findings)));
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
                    resolved.name("httpGet") + ".path is " + get.path() + ", but " + service.name() + " serves "
                            + service.basePath(),
                    "Nothing is served there, so this probe never succeeds.",
                    new Fix(
                            resolved.declared().path("httpGet.path"),
                            FlowYaml.text(pathFor(service, resolved.kind()))));
        } else if (!rightPort && rightPath && get.path().startsWith(service.basePath() + "/")) {
            findings.add(
                    resolved.declared().node().map("httpGet").orElseThrow().positionOf("port"),
                    resolved.name("httpGet") + ".port is " + port.getAsInt() + ", but " + service.name()
                            + " listens on " + service.port(),
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
