/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Kubernetes around the pods: which kubelet, and how long its parts take. Immutable.
 *
 * @param worker how the kubelet schedules probes
 * @param restartKeepsStarted whether a container that had started counts as started at once when it is restarted, so that its
 *     startup probe holds nothing back: Kubernetes 1.35 without the fix of kubernetes/kubernetes#141155
 * @param nodes on which the pods are spread evenly
 * @param podStart from the creation of a pod to the start of its container: scheduling, image, sandbox
 * @param restart from the decision to restart a container to its start
 * @param relist the period in which the kubelet looks for containers that have started or ended
 * @param resync the period in which the kubelet looks at a pod without events; up to half as much is added
 * @param statusPatch from a change of readiness until the API server knows it
 * @param endpointController from there to the endpoint slice
 * @param proxySync from there to the rules that route traffic
 */
public record Cluster(
        Worker worker,
        boolean restartKeepsStarted,
        int nodes,
        Distribution podStart,
        Distribution restart,
        Duration relist,
        Duration resync,
        Distribution statusPatch,
        Distribution endpointController,
        Distribution proxySync) {
    public Cluster {
        requireNonNull(worker, "worker");
        requireNonNull(podStart, "podStart");
        requireNonNull(restart, "restart");
        requireNonNull(relist, "relist");
        requireNonNull(resync, "resync");
        requireNonNull(statusPatch, "statusPatch");
        requireNonNull(endpointController, "endpointController");
        requireNonNull(proxySync, "proxySync");
    }

    /** How the kubelet schedules the probes of a container. */
    public enum Worker {
        /** By a fixed-rate ticker, whose phase is independent of the container. */
        LEGACY,
        /** By a fixed delay after each probe; proposed (MutableContainerProbes), and in no released kubelet. */
        MUTABLE
    }
}
