/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;

/** What a probe worker knows about its pod: the container as the kubelet sees it, and its application. */
interface ProbeTarget {
    /** No container yet. */
    int NO_CONTAINER = 0;

    /** The container in the pod's status, counted from 1, or {@link #NO_CONTAINER}. */
    int containerId();

    long startedAt();

    boolean isRunning();

    /** Whether the status says that it has started, because its startup probe succeeded or it has none. */
    boolean isStarted();

    boolean isBeingDeleted();

    /** The answer to a probe sent now. */
    Answer ask(ProbeKind kind);

    /** Receives each change of a worker's result. */
    void published(ProbeKind kind, Result result);
}
