/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.ProbeKind;
import java.util.List;
import java.util.Optional;

/** Liveness and readiness with the same handler, and liveness no more patient. */
final class LivenessSameAsReadiness implements Rule {
    @Override
    public String id() {
        return "liveness-same-as-readiness";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (!applies(target)) {
            return;
        }
        ResolvedProbe liveness = target.probe(ProbeKind.LIVENESS).orElseThrow();
        ResolvedProbe readiness = target.probe(ProbeKind.READINESS).orElseThrow();
        findings.add(
                liveness.declared().position(),
                "livenessProbe and readinessProbe both use " + liveness.handlerAsWritten()
                        + "; liveness gives up after " + liveness.patienceSeconds() + " s, readiness after "
                        + readiness.patienceSeconds() + " s",
                "Whatever keeps a pod from serving for " + liveness.patienceSeconds() + " s restarts "
                        + target.allPods() + " instead of only stopping the traffic.",
                QuickerReadiness.fixes(liveness, readiness, 2)
                        .orElseGet(() -> List.of(LivenessThreshold.fix(target, liveness))));
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(Target target) {
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        Optional<ResolvedProbe> readiness = target.probe(ProbeKind.READINESS);
        return liveness.isPresent()
                && readiness.isPresent()
                && hasClients(target)
                && isComparable(liveness.get().handler())
                && liveness.get().handler().equals(readiness.get().handler())
                && liveness.get().patienceSeconds() <= readiness.get().patienceSeconds()
                && !LivenessOnReadinessPath.applies(target)
                && !LivenessReadsDependencies.applies(target);
    }

    /** Whether there is traffic to stop; a container that declares no port may have some, too. */
    private static boolean hasClients(Target target) {
        return target.container().ports().isEmpty() || !target.portsOfClients().isEmpty();
    }

    private static boolean isComparable(Handler handler) {
        return handler instanceof HttpGet || handler instanceof Grpc;
    }
}
