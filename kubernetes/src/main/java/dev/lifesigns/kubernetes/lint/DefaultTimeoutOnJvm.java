/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Handler.TcpSocket;
import dev.lifesigns.kubernetes.Probe;
import dev.lifesigns.kubernetes.ProbeKind;
import java.util.ArrayList;
import java.util.List;

/** The default timeout of 1 s in front of a JVM. */
final class DefaultTimeoutOnJvm implements Rule {
    private static final int TIMEOUT = 3;
    private static final int PERIOD = 5;
    private static final RuleText TEXT = new RuleText(
            "default-timeout-on-jvm",
            Severity.WARNING,
            "A probe of a JVM has a timeout that was thought about",
            "One second is less than a full collection, the first requests before the code is compiled, or a moment in which the "
                    + "node throttles the CPU. Under load these come in rows, and the threshold is reached although nothing "
                    + "is broken.",
            """
            image: eclipse-temurin:21-jre
            readinessProbe:
              httpGet: {path: /health/ready, port: 8080}
            """,
            """
            image: eclipse-temurin:21-jre
            readinessProbe:
              httpGet: {path: /health/ready, port: 8080}
              timeoutSeconds: 3
            """,
            "It keeps silent if timeoutSeconds is written out, even as 1; about tcpSocket, which the kernel answers even while "
                    + "the JVM stands still; and about startup, which only tries again.",
            List.of(Sources.PROBES));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        if (!target.isJvm()) {
            return;
        }
        for (ResolvedProbe resolved : target.probes()) {
            if (resolved.kind() == ProbeKind.STARTUP
                    || resolved.handler() instanceof TcpSocket
                    || resolved.declared().node().has("timeoutSeconds")) {
                continue;
            }
            findings.add(
                    resolved.declared().position(),
                    resolved.kind().field() + " of a JVM has the default timeoutSeconds of " + Probe.DEFAULT_TIMEOUT,
                    resolved.probe().failureThreshold() + " answers in a row that take longer than 1 s "
                            + (resolved.kind().kills() ? "restart " : "take the traffic from ")
                            + "a pod that is only slow, and under load that is "
                            + target.allPods() + ".",
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
