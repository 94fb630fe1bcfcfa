/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import java.util.List;
import java.util.Optional;

/** A liveness probe that gives up before readiness does. */
final class LivenessQuickerThanReadiness implements Rule {
    @Override
    public String id() {
        return "liveness-quicker-than-readiness";
    }

    @Override
    public void check(Target target, Findings findings) {
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        Optional<ResolvedProbe> readiness = target.probe(ProbeKind.READINESS);
        if (liveness.isEmpty() || readiness.isEmpty() || LivenessSameAsReadiness.applies(target)) {
            return;
        }
        int kill = liveness.get().patienceSeconds();
        int leave = readiness.get().patienceSeconds();
        if (kill >= leave || ProcessCheck.succeedsDuringHang(liveness.get().handler())) {
            return;
        }
        findings.add(
                liveness.get().declared().position(),
                "livenessProbe gives up after " + kill + " s, but readinessProbe only after " + leave + " s",
                "A pod in trouble is killed while it still gets traffic; if they share the cause, that means "
                        + target.allPods() + ".",
                QuickerReadiness.fixes(liveness.get(), readiness.get(), 1)
                        .orElseGet(() -> List.of(LivenessThreshold.fix(target, liveness.get()))));
    }
}
