/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.DeclaredProbe;

/** A probe without a handler. */
final class NoHandler implements Rule {
    @Override
    public String id() {
        return "no-handler";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (target.workload().isOfKnative()) {
            return;
        }
        for (DeclaredProbe probe : target.container().probesInOrder()) {
            if (ApiFields.HANDLERS.stream().noneMatch(probe.node()::has) && !MeantField.isHandlerMeant(probe)) {
                findings.add(
                        probe.position(),
                        probe.kind().field() + " has no handler (expected: one of httpGet, tcpSocket, grpc, exec)",
                        findings.rejection());
            }
        }
    }
}
