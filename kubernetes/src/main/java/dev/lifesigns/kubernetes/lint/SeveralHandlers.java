/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.manifest.DeclaredProbe;
import java.util.List;

/** A probe that asks in more than one way. */
final class SeveralHandlers implements Rule {
    private static final RuleText TEXT = new RuleText(
            "several-handlers",
            Severity.ERROR,
            "A probe asks in one way",
            "The API server refuses a probe with more than one of httpGet, tcpSocket, grpc and exec. It happens when an overlay "
                    + "or a values file adds its own handler to the one that is there instead of replacing it.",
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              tcpSocket: {port: 8080}
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
            """,
            "",
            List.of(Sources.VALIDATION));

    @Override
    public RuleText text() {
        return TEXT;
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
                        "The API server refuses the object.",
                        handlers.stream()
                                .skip(1)
                                .map(handler -> new Fix(probe.path(handler), ""))
                                .toList());
            }
        }
    }
}
