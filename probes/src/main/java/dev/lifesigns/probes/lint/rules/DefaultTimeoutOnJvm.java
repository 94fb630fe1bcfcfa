/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import java.util.ArrayList;
import java.util.List;

/** The default timeout of 1 s in front of a JVM. */
final class DefaultTimeoutOnJvm implements Rule {
    private static final int TIMEOUT = 3;
    private static final int PERIOD = 5;

    @Override
    public String id() {
        return "default-timeout-on-jvm";
    }

    @Override
    public void check(Target target, Findings findings) {
        if (!target.isJvm()) {
            return;
        }
        for (ResolvedProbe resolved : target.probes()) {
            if (resolved.kind() == ProbeKind.STARTUP
                    || resolved.handler() instanceof TcpSocket
                    || resolved.handler() instanceof Exec
                    || resolved.declared().node().has("timeoutSeconds")) {
                continue;
            }
            findings.add(
                    resolved.declared().position(),
                    resolved.kind().field() + " of a JVM uses the default timeoutSeconds of " + Probe.DEFAULT_TIMEOUT,
                    slowAnswers(resolved) + " a pod that is merely slow; under load, that means " + target.allPods()
                            + ".",
                    fixes(resolved));
        }
    }

    private static String slowAnswers(ResolvedProbe resolved) {
        int threshold = resolved.probe().failureThreshold();
        String effect = resolved.kind().kills() ? "restart" : "stop the traffic to";
        return threshold == 1
                ? "A single answer that takes longer than 1 s can " + effect
                : threshold + " consecutive answers that take longer than 1 s " + effect;
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
