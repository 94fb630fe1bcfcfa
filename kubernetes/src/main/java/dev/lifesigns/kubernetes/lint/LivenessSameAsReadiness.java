/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Handler;
import dev.lifesigns.kubernetes.Handler.Grpc;
import dev.lifesigns.kubernetes.Handler.HttpGet;
import dev.lifesigns.kubernetes.ProbeKind;
import java.util.List;
import java.util.Optional;

/** One question for two probes, with no more patience where the answer kills. */
final class LivenessSameAsReadiness implements Rule {
    private static final RuleText TEXT = new RuleText(
            "liveness-same-as-readiness",
            Severity.WARNING,
            "Liveness and readiness ask different things, or liveness is more patient",
            "If both ask the same with the same patience, whatever would take the traffic from a pod kills it as well: readiness "
                    + "is there and never has an effect. Ask liveness something that knows only the process; where there is "
                    + "only one endpoint, give liveness a higher failureThreshold, as the documentation of Kubernetes says.",
            """
            livenessProbe:
              httpGet: {path: /status, port: 8080}
            readinessProbe:
              httpGet: {path: /status, port: 8080}
            """,
            """
            livenessProbe:
              httpGet: {path: /status, port: 8080}
              failureThreshold: 6
            readinessProbe:
              httpGet: {path: /status, port: 8080}
            """,
            "It keeps silent about tcpSocket and exec, which databases have no other way than to share; if liveness gives up "
                    + "later; if no declared port is for clients, as with exporters of metrics; and if the path says that it reads dependencies, which is a rule of its own.",
            List.of(Sources.CONCEPTS));

    @Override
    public RuleText text() {
        return TEXT;
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
                "livenessProbe and readinessProbe both ask " + liveness.handlerAsWritten()
                        + ", and liveness gives up after " + liveness.patienceSeconds() + " s, readiness after "
                        + readiness.patienceSeconds() + " s",
                "Whatever keeps a pod from serving for " + liveness.patienceSeconds() + " s restarts "
                        + target.allPods() + ", instead of only taking the traffic away.",
                LivenessThreshold.fix(target, liveness));
    }

    /** Whether this rule has something to say, so that others need not. */
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

    /** Whether there is traffic to take away; a container that declares no port may well have some. */
    private static boolean hasClients(Target target) {
        return target.container().ports().isEmpty() || !target.portsOfClients().isEmpty();
    }

    private static boolean isComparable(Handler handler) {
        return handler instanceof HttpGet || handler instanceof Grpc;
    }
}
