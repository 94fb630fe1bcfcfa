/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.ScalarValue;
import java.util.List;
import java.util.Optional;

/** A mode of a gRPC probe that the API server rejects. */
final class InvalidGrpcMode implements Rule {
    private static final List<String> MODES = List.of("TLS", "Plaintext");

    @Override
    public String id() {
        return "invalid-grpc-mode";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            Optional<ScalarValue> mode = probe.node().map("grpc").flatMap(grpc -> grpc.scalar("mode"));
            if (mode.isEmpty()
                    || MODES.contains(mode.get().text())
                    || mode.get().isPlaceholder()) {
                continue;
            }
            findings.add(
                    probe.node().map("grpc").orElseThrow().positionOf("mode"),
                    probe.kind().field() + ".grpc.mode is '" + mode.get().text() + "' (expected: TLS or Plaintext)",
                    findings.rejection(),
                    MODES.stream()
                            .filter(each -> each.equalsIgnoreCase(mode.get().text()))
                            .map(each -> new Fix(probe.path("grpc.mode"), each))
                            .toList());
        }
    }
}
