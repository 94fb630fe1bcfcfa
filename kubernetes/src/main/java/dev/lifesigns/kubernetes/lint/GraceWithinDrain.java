/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbedService;
import dev.lifesigns.kubernetes.manifest.PreStop;
import java.time.Duration;
import java.util.List;

/** A pod that is killed before it has drained. */
final class GraceWithinDrain implements Rule {
    private static final String FIELD = "terminationGracePeriodSeconds";
    private static final int TO_FINISH = 15;
    private static final RuleText TEXT = new RuleText(
            "grace-within-drain",
            Severity.ERROR,
            "The grace period is longer than preStop and drain together",
            "The grace period begins with the deletion and includes the preStop hook. If the hook alone uses it up, the process "
                    + "gets SIGTERM with 2 s left and then SIGKILL: every rollout cuts the requests that it was meant to "
                    + "spare. The API server refuses a sleep that is longer than the grace period.",
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: orders}
            spec:
              terminationGracePeriodSeconds: 30
              containers:
                - name: app
                  image: acme/orders:1
                  lifecycle: {preStop: {exec: {command: [sleep, "30"]}}}
            """,
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: orders}
            spec:
              terminationGracePeriodSeconds: 45
              containers:
                - name: app
                  image: acme/orders:1
                  lifecycle: {preStop: {exec: {command: [sleep, "30"]}}}
            """,
            "It knows the sleep of a hook from preStop.sleep or from a sleep in its command, and the drain from --config. The "
                    + "default grace period is 30 s.",
            List.of(Sources.TERMINATION));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        Duration sleep = target.container().preStop().map(PreStop::sleep).orElse(Duration.ZERO);
        Duration drain = target.service().map(ProbedService::drainDelay).orElse(Duration.ZERO);
        int needed = Phrases.roundedUp(sleep.plus(drain));
        int grace = target.template().terminationGracePeriodSeconds();
        if (needed == 0 || grace > needed) {
            return;
        }
        boolean given = target.template().spec().has(FIELD);
        findings.add(
                target.container()
                        .preStop()
                        .map(PreStop::position)
                        .orElseGet(() -> target.template().spec().positionOf(FIELD)),
                FIELD + " is " + grace + (given ? "" : " by default") + ", and " + parts(sleep, drain) + " needs "
                        + needed + " s of it",
                "Each pod is killed before it has served its last requests: every rollout cuts some.",
                new Fix(target.template().path() + "." + FIELD, Integer.toString(needed + TO_FINISH)));
    }

    private static String parts(Duration sleep, Duration drain) {
        if (drain.isZero()) {
            return "preStop";
        }
        return sleep.isZero() ? "draining" : "preStop with draining";
    }
}
