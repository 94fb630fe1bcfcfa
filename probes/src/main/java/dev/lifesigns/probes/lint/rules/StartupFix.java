/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;

/** Adds a startup probe with the handler of another probe and the given budget. */
final class StartupFix {
    private static final int PERIOD = 5;

    private StartupFix() {}

    static Fix of(Target target, ResolvedProbe like, int seconds) {
        int threshold = Math.max(Probe.DEFAULT_FAILURE_THRESHOLD, (seconds + PERIOD - 1) / PERIOD);
        int timeout = Math.min(PERIOD - 1, like.probe().timeoutSeconds());
        return new Fix(
                target.container().path() + "." + ProbeKind.STARTUP.field(),
                "{" + like.handlerAsWritten() + ", periodSeconds: " + PERIOD + ", timeoutSeconds: " + timeout
                        + ", failureThreshold: " + threshold + "}");
    }
}
