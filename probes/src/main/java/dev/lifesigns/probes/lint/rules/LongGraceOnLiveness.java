/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.manifest.PreStop;
import java.time.Duration;
import java.util.Optional;

/** A hung process that is left alone for the long grace period of its pod. */
final class LongGraceOnLiveness implements Rule {
    private static final String FIELD = "terminationGracePeriodSeconds";
    private static final int LONG = 900;
    private static final int ENOUGH = 60;

    @Override
    public String id() {
        return "long-grace-on-liveness";
    }

    @Override
    public void check(Target target, Findings findings) {
        int grace = target.template().terminationGracePeriodSeconds();
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        if (grace < LONG
                || liveness.isEmpty()
                || liveness.get().declared().node().has(FIELD)) {
            return;
        }
        Duration hook = target.container().preStop().map(PreStop::sleep).orElse(Duration.ZERO);
        int shorter = ENOUGH + Phrases.roundedUp(hook);
        if (shorter >= grace) {
            return;
        }
        findings.add(
                liveness.get().declared().position(),
                "the pod's " + FIELD + " is " + grace + ", and livenessProbe has none of its own",
                "A process that hangs and ignores SIGTERM is restarted only " + grace
                        + " s after liveness has given up. The fix is right if it needs less than " + shorter
                        + " s to save what must not be lost.",
                liveness.get().fix(FIELD, shorter));
    }
}
