/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Handler.Exec;
import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;

/** A program that is started every few seconds only to ask. */
final class ExecOnShortPeriod implements Rule {
    private static final int SHORT = 5;
    private static final RuleText TEXT = new RuleText(
            "exec-on-short-period",
            Severity.NOTE,
            "A probe that starts a program leaves some time between",
            "Each exec probe goes through the container runtime and starts a process that is charged to the container. That is "
                    + "cheap now and then, and with many pods on a node it is what the CPU is spent on; a container at its "
                    + "limit fails its own probe.",
            """
            readinessProbe:
              exec: {command: [pg_isready]}
              periodSeconds: 2
            """,
            """
            readinessProbe:
              exec: {command: [pg_isready]}
              periodSeconds: 5
            """,
            "It keeps silent from 5 s on, and about startup, which is over soon.",
            List.of(Sources.CONCEPTS));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        target.probes().stream()
                .filter(resolved -> resolved.kind() != ProbeKind.STARTUP && resolved.handler() instanceof Exec)
                .filter(resolved -> resolved.probe().periodSeconds() < SHORT)
                .forEach(resolved -> findings.add(
                        resolved.declared().positionOf("periodSeconds"),
                        resolved.kind().field() + " starts a program every "
                                + resolved.probe().periodSeconds() + " s",
                        "With many such pods a node spends its CPU on probes, and a container at its CPU limit fails its own.",
                        resolved.fix("periodSeconds", SHORT)));
    }
}
