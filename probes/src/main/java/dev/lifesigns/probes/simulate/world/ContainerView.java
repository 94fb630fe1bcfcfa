/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

/** The container in the status of a pod: what the kubelet saw when it last looked. */
final class ContainerView {
    private int id = ProbeTarget.NO_CONTAINER;
    private long startedAt;
    private boolean running;
    private long finishedAt = CrashBackOff.NEVER;

    /** Takes a look at the container. */
    void refresh(ContainerRuntime container) {
        id = container.id();
        startedAt = container.startedAt();
        running = container.isRunning();
        finishedAt = container.finishedAt();
    }

    int id() {
        return id;
    }

    long startedAt() {
        return startedAt;
    }

    boolean isRunning() {
        return running;
    }

    /** When the last container that has ended did so, or {@link CrashBackOff#NEVER}. */
    long finishedAt() {
        return finishedAt;
    }
}
