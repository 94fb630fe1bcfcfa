/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.manifest.DeclaredProbe;
import java.util.List;

/** A probe that does not say how it asks. */
final class NoHandler implements Rule {
    private static final RuleText TEXT = new RuleText(
            "no-handler",
            Severity.ERROR,
            "A probe says how it asks",
            "A probe needs one of httpGet, tcpSocket, grpc and exec; the API server refuses one without. It often remains when "
                    + "a chart's switch removes the handler and leaves the numbers.",
            """
            livenessProbe:
              periodSeconds: 10
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 10
            """,
            "It keeps silent about `livenessProbe:` with nothing behind it, which is no probe and a way to switch one off.",
            List.of(Sources.VALIDATION));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            if (ApiFields.HANDLERS.stream().noneMatch(probe.node()::has)) {
                findings.add(
                        probe.position(),
                        probe.kind().field() + " has no handler (expected: one of httpGet, tcpSocket, grpc, exec)",
                        "The API server refuses the object.");
            }
        }
    }
}
