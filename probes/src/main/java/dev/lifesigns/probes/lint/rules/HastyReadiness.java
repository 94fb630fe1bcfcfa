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

/** A readiness probe that takes a pod out of traffic for one slow response. */
final class HastyReadiness implements Rule {
    private static final int SHORT = 2;
    private static final int TIMEOUT = 3;
    private static final int PERIOD = 5;

    @Override
    public String id() {
        return "hasty-readiness";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (!target.hasClients()) {
            return;
        }
        target.probe(ProbeKind.READINESS)
                .filter(resolved -> resolved.probe().failureThreshold() == 1
                        && resolved.probe().timeoutSeconds() <= SHORT
                        && !ProcessCheck.succeedsDuringHang(resolved.handler()))
                .ifPresent(resolved -> findings.add(
                        resolved.declared().positionOf("failureThreshold"),
                        "readinessProbe gives up after a single response that takes longer than "
                                + resolved.probe().timeoutSeconds() + " s",
                        "Under load, all pods answer slowly together: they all leave traffic, and nothing is left to serve it.",
                        fixes(resolved)));
    }

    private static List<Fix> fixes(ResolvedProbe resolved) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(resolved.fix("failureThreshold", Probe.DEFAULT_FAILURE_THRESHOLD));
        if (!(resolved.handler() instanceof Exec)) {
            fixes.add(resolved.fix("timeoutSeconds", TIMEOUT));
            if (resolved.probe().periodSeconds() <= TIMEOUT) {
                fixes.add(resolved.fix("periodSeconds", PERIOD));
            }
        }
        return fixes;
    }
}
