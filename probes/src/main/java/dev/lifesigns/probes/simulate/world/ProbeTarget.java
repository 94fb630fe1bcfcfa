/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.ProbeKind;

/** What a probe worker knows of its pod: the container as the kubelet sees it, and its application. */
interface ProbeTarget {
    /** No container yet. */
    int NO_CONTAINER = 0;

    /** The container in the pod's status, counted from 1, or {@link #NO_CONTAINER}. */
    int containerId();

    long startedAt();

    boolean isRunning();

    /** Whether the status says that it has started, by its startup probe or for lack of one. */
    boolean isStarted();

    boolean isBeingDeleted();

    /** What a probe sent now will find. */
    Answer ask(ProbeKind kind);

    /** Hears of each change of a worker's result. */
    void published(ProbeKind kind, Result result);
}
