/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.MapValue;
import java.util.Optional;

/** A gRPC probe whose TLS depends on a feature that is not everywhere. */
final class GrpcModeBehindGate implements Rule {
    private static final String MODE = "mode";
    private static final String TLS = "TLS";

    @Override
    public String id() {
        return "grpc-mode-behind-gate";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            Optional<MapValue> grpc = probe.node().map("grpc");
            if (grpc.flatMap(handler -> handler.text(MODE))
                    .filter(TLS::equalsIgnoreCase)
                    .isPresent()) {
                findings.add(
                        grpc.get().positionOf(MODE),
                        probe.kind().field()
                                + ".grpc.mode is in Kubernetes since 1.37, behind the gate GRPCContainerProbeTLS",
                        "Without the gate, the API server leaves the field out, the kubelet connects without TLS, and a server"
                                + " that speaks nothing else never succeeds.");
            }
        }
    }
}
