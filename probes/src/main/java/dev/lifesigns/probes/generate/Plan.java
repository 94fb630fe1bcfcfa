/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Timings that fit together. Immutable.
 *
 * @param placement where Lifesigns is served
 * @param startup runs first, and alone
 * @param liveness decides about restarts
 * @param readiness decides about traffic
 * @param detection from a failure until the pod is not ready, at worst, including the time of the checks
 * @param checkPeriod from one run of a check to the next, at most
 * @param slowestCheck how long one run may take
 * @param preStop seconds of sleep before SIGTERM; 0 for none
 * @param drainDelay of Lifesigns
 * @param exit seconds from the deletion of a pod until the program has exited
 * @param grace {@code terminationGracePeriodSeconds}
 * @param replicas how many pods
 * @param progressDeadline {@code progressDeadlineSeconds} of a Deployment
 */
public record Plan(
        Placement placement,
        ProbeNumbers startup,
        ProbeNumbers liveness,
        ProbeNumbers readiness,
        Derived<Duration> detection,
        Derived<Duration> checkPeriod,
        Duration slowestCheck,
        Derived<Integer> preStop,
        Derived<Duration> drainDelay,
        Derived<Integer> exit,
        Derived<Integer> grace,
        Derived<Integer> replicas,
        Derived<Integer> progressDeadline)
        implements PlanResult {
    public Plan {
        requireNonNull(placement, "placement");
        requireNonNull(startup, "startup");
        requireNonNull(liveness, "liveness");
        requireNonNull(readiness, "readiness");
        requireNonNull(detection, "detection");
        requireNonNull(checkPeriod, "checkPeriod");
        requireNonNull(slowestCheck, "slowestCheck");
        requireNonNull(preStop, "preStop");
        requireNonNull(drainDelay, "drainDelay");
        requireNonNull(exit, "exit");
        requireNonNull(grace, "grace");
        requireNonNull(replicas, "replicas");
        requireNonNull(progressDeadline, "progressDeadline");
    }
}
