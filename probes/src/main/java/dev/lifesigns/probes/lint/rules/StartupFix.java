/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import java.util.Optional;

/** Adds a startup probe with the handler of liveness, or what its handler should be, and the given budget. */
final class StartupFix {
    private static final int PERIOD = 5;

    private StartupFix() {}

    /** No fix if liveness asks for more than the process, and it is unknown what answers for the process only. */
    static Optional<Fix> of(Target target, ResolvedProbe like, int seconds) {
        int threshold = Math.max(Probe.DEFAULT_FAILURE_THRESHOLD, (seconds + PERIOD - 1) / PERIOD);
        int timeout = Math.min(PERIOD - 1, like.probe().timeoutSeconds());
        return handler(target, like)
                .map(handler -> new Fix(
                        target.container().path() + "." + ProbeKind.STARTUP.field(),
                        "{" + handler + ", periodSeconds: " + PERIOD + ", timeoutSeconds: " + timeout
                                + ", failureThreshold: " + threshold + "}"));
    }

    /** What must be true for the path of the fix to exist, as a sentence after a space; empty if it does exist. */
    static String condition(Target target, ResolvedProbe like) {
        return asksForMore(target) ? like.httpPath().map(HealthPath::condition).orElse("") : "";
    }

    private static boolean asksForMore(Target target) {
        return LivenessOnReadinessPath.applies(target) || LivenessReadsDependencies.applies(target);
    }

    private static Optional<String> handler(Target target, ResolvedProbe like) {
        if (!asksForMore(target)) {
            return Optional.of(like.handlerAsWritten());
        }
        if (!(like.handler() instanceof HttpGet get)) {
            return Optional.empty();
        }
        return LivenessPath.known(target, get.path())
                .map(path -> like.handlerAsWritten().replace(FlowYaml.text(get.path()), FlowYaml.text(path)));
    }
}
