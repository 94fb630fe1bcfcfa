/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.lint.Fix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program in a probe that waits longer than the kubelet waits for it. */
final class CommandOutlastsProbe implements Rule {
    @Override
    public String id() {
        return "command-outlasts-probe";
    }

    /** Whether this rule reports a finding, so that related rules do not. */
    static boolean applies(ResolvedProbe resolved) {
        return longest(resolved).isPresent();
    }

    @Override
    public void check(Target target, Findings findings) {
        for (ResolvedProbe resolved : target.probes()) {
            longest(resolved)
                    .ifPresent(inner -> findings.add(
                            resolved.declared().positionOf("timeoutSeconds"),
                            resolved.name("timeoutSeconds") + " is "
                                    + resolved.probe().timeoutSeconds()
                                    + (resolved.declared().node().has("timeoutSeconds") ? "" : " by default")
                                    + ", but the command waits for up to " + Phrases.seconds(inner),
                            "The kubelet gives up before the command can say what is wrong, and counts a slow response as a failure.",
                            fixes(resolved, Phrases.roundedUp(inner) + 1)));
        }
    }

    private static Optional<Duration> longest(ResolvedProbe resolved) {
        return resolved.handler() instanceof Exec exec
                ? CommandTimeout.of(exec)
                        .filter(inner -> inner.compareTo(resolved.probe().timeout()) > 0)
                : Optional.empty();
    }

    private static List<Fix> fixes(ResolvedProbe resolved, int timeout) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(resolved.fix("timeoutSeconds", timeout));
        if (resolved.probe().periodSeconds() <= timeout) {
            fixes.add(resolved.fix("periodSeconds", timeout + 1));
        }
        return fixes;
    }
}
