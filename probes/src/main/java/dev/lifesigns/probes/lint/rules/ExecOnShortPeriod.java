/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.ProbeKind;

/** A process that is started every few seconds for a probe. */
final class ExecOnShortPeriod implements Rule {
    private static final int SHORT = 5;

    @Override
    public String id() {
        return "exec-on-short-period";
    }

    @Override
    public void check(Target target, Findings findings) {
        target.probes().stream()
                .filter(resolved -> resolved.kind() != ProbeKind.STARTUP && resolved.handler() instanceof Exec)
                .filter(resolved -> resolved.probe().periodSeconds() < SHORT)
                .forEach(resolved -> findings.add(
                        resolved.declared().positionOf("periodSeconds"),
                        resolved.kind().field() + " starts a process every "
                                + resolved.probe().periodSeconds() + " s",
                        "With many such pods, a node spends its CPU on probes, and a container at its CPU limit fails its own.",
                        resolved.fix("periodSeconds", SHORT)));
    }
}
