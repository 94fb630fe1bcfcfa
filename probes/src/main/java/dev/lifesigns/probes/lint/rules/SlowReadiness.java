/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;

/** A readiness probe that leaves a broken pod in traffic for more than a minute and a half. */
final class SlowReadiness implements Rule {
    private static final int LONG = 90;

    @Override
    public String id() {
        return "slow-readiness";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (target.options().detectWithin() != null || !target.hasClients()) {
            return;
        }
        target.probe(ProbeKind.READINESS)
                .filter(resolved -> resolved.patienceSeconds() > LONG)
                .filter(resolved -> !QuickerReadiness.fixes(resolved).isEmpty())
                .ifPresent(resolved -> findings.add(
                        resolved.declared().position(),
                        "readinessProbe gives up only after " + resolved.patienceSeconds() + " s",
                        "A pod that hangs keeps its share of the traffic for that long.",
                        QuickerReadiness.fixes(resolved)));
    }
}
