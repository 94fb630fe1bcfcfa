/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;
import java.util.Optional;

/** A liveness that gives up before readiness does. */
final class LivenessQuickerThanReadiness implements Rule {
    private static final RuleText TEXT = new RuleText(
            "liveness-quicker-than-readiness",
            Severity.WARNING,
            "Readiness gives up before liveness does",
            "To take the traffic away is cheap and is undone by itself; a restart is neither. A pod that is in trouble should "
                    + "lose its traffic first and be killed only if that did not help.",
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 5
            readinessProbe:
              httpGet: {path: /health/ready, port: 8080}
              periodSeconds: 10
            """,
            """
            livenessProbe:
              httpGet: {path: /health/live, port: 8080}
              periodSeconds: 5
              failureThreshold: 7
            readinessProbe:
              httpGet: {path: /health/ready, port: 8080}
              periodSeconds: 10
            """,
            "It compares periodSeconds times failureThreshold, and keeps silent if they are equal, or if liveness only looks "
                    + "whether the process exists, as pgrep does. If both ask the same, the "
                    + "rule liveness-same-as-readiness speaks instead.",
            List.of(Sources.CONCEPTS));

    @Override
    public RuleText text() {
        return TEXT;
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
        if (kill >= leave || ProcessCheck.isMadeBy(liveness.get().handler())) {
            return;
        }
        findings.add(
                liveness.get().declared().position(),
                "livenessProbe gives up after " + kill + " s, and readinessProbe after " + leave + " s",
                "A pod in trouble is killed while it still gets traffic, and " + target.allPods()
                        + " if the trouble is a common one.",
                LivenessThreshold.fix(target, liveness.get()));
    }
}
