/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.manifest.Container;
import java.util.List;
import java.util.Optional;

/** A liveness probe that kills a container which is not started again. */
final class LivenessWithoutRestart implements Rule {
    @Override
    public String id() {
        return "liveness-without-restart";
    }

    @Override
    public void check(Target target, Findings findings) {
        Container container = target.container();
        Optional<ResolvedProbe> liveness = target.probe(ProbeKind.LIVENESS);
        Optional<String> policy = RestartRules.policy(container);
        if (liveness.isEmpty()
                || policy.isEmpty()
                || !target.isMain()
                || target.workload().runsToAnEnd()) {
            return;
        }
        if (!RestartRules.restartsAfterSignal(container)) {
            findings.add(
                    liveness.get().declared().position(),
                    "livenessProbe ends a container whose restartPolicy is " + policy.get(),
                    "A hang turns into a container that is gone for good: the pod stays, without it, until somebody deletes it.");
        } else if (policy.get().equals("OnFailure") && !RestartRules.matches(container, 0)) {
            findings.note(
                    liveness.get().declared().position(),
                    "livenessProbe ends a container whose restartPolicy is OnFailure",
                    "If the program ends with 0 on SIGTERM, as many do, it counts as completed and is not started again.",
                    List.of());
        }
    }
}
