/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import java.util.ArrayList;
import java.util.List;

/** The default timeout of 1 s for a program that has to start first. */
final class DefaultTimeoutOnExec implements Rule {
    private static final int TIMEOUT = 5;
    private static final int PERIOD = 10;

    @Override
    public String id() {
        return "default-timeout-on-exec";
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ResolvedProbe resolved : target.probes()) {
            if (resolved.kind() == ProbeKind.STARTUP
                    || !(resolved.handler() instanceof Exec exec)
                    || resolved.declared().node().has("timeoutSeconds")
                    || resolved.declared()
                            .node()
                            .map("exec")
                            .filter(node -> node.list("command").isPresent())
                            .isEmpty()
                    || ProbeCommand.of(exec).isQuick()
                    || ProbeCommand.of(exec).cannotFail()
                    || CommandOutlastsProbe.applies(resolved)) {
                continue;
            }
            findings.add(
                    resolved.declared().position(),
                    resolved.kind().field() + " runs " + ProbeCommand.of(exec).name()
                            + " with the default timeoutSeconds of " + Probe.DEFAULT_TIMEOUT,
                    "Since Kubernetes 1.20, the kubelet stops the program after 1 s and counts a failure; on a busy node, to start"
                            + " it may take longer than that.",
                    fixes(resolved));
        }
    }

    private static List<Fix> fixes(ResolvedProbe resolved) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(resolved.fix("timeoutSeconds", TIMEOUT));
        if (resolved.probe().periodSeconds() <= TIMEOUT) {
            fixes.add(resolved.fix("periodSeconds", PERIOD));
        }
        return fixes;
    }
}
