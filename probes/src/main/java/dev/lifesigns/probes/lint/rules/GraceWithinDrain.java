/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.PreStop;
import java.time.Duration;

/** A pod that is killed before it has drained. */
final class GraceWithinDrain implements Rule {
    private static final String FIELD = "terminationGracePeriodSeconds";
    private static final int TO_FINISH = 15;

    @Override
    public String id() {
        return "grace-within-drain";
    }

    @Override
    public void check(Target target, Findings findings) {
        Duration sleep = target.container().preStop().map(PreStop::sleep).orElse(Duration.ZERO);
        Duration drain = target.service().map(ProbedService::drainDelay).orElse(Duration.ZERO);
        int needed = Phrases.roundedUp(sleep.plus(drain));
        int grace = target.template().terminationGracePeriodSeconds();
        if (needed == 0 || grace > needed || !target.template().hasKnownGracePeriod()) {
            return;
        }
        boolean given = target.template().spec().has(FIELD);
        findings.add(
                target.container()
                        .preStop()
                        .map(PreStop::position)
                        .orElseGet(() -> target.template().spec().positionOf(FIELD)),
                FIELD + " is " + grace + (given ? "" : " by default") + ", but " + parts(sleep, drain) + " " + needed
                        + " s of it",
                target.workload().runsToAnEnd()
                        ? "A pod that is deleted is killed before it has ended by itself."
                        : "Each pod is killed before it has served its last requests: every rollout cuts some off.",
                new Fix(target.template().path() + "." + FIELD, Integer.toString(needed + TO_FINISH)));
    }

    private static String parts(Duration sleep, Duration drain) {
        if (drain.isZero()) {
            return "preStop takes";
        }
        return sleep.isZero() ? "draining takes" : "preStop and draining take";
    }
}
