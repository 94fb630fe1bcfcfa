/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;

/**
 * The worker proposed with MutableContainerProbes, in no released kubelet: it first runs after the initial delay of the container, and then one period after each
 * answer. It starts over with each container.
 */
final class FixedDelayWorker extends ProbeWorker {
    private final long period;
    private final long initialDelay;
    private boolean triggerPending;

    FixedDelayWorker(EventQueue queue, ProbeKind kind, Probe probe, ProbeTarget target) {
        super(queue, kind, probe, target);
        this.period = probe.periodSeconds() * Nanos.SECOND;
        this.initialDelay = probe.initialDelaySeconds() * Nanos.SECOND;
    }

    @Override
    void fire() {
        if (isProbing()) {
            triggerPending = true;
        } else if (attempt() == Attempt.WAIT) {
            queue.at(Math.max(firstOf(), queue.now() + (isTooEarly() ? 0 : period)), this);
        }
    }

    @Override
    void trigger() {
        if (!isStopped()) {
            queue.cancel(this);
            fire();
        }
    }

    @Override
    void completed() {
        if (triggerPending) {
            triggerPending = false;
            queue.after(0, this);
        } else if (!isSet()) {
            queue.after(period, this);
        }
    }

    @Override
    void containerChanged() {
        if (!isStopped()) {
            queue.at(firstOf(), this);
        }
    }

    private boolean isTooEarly() {
        return queue.now() < firstOf();
    }

    /** At once for a container that has ended, which counts as a failure without a probe. */
    private long firstOf() {
        return target().isRunning() ? target().startedAt() + initialDelay : queue.now();
    }

    @Override
    boolean forgetsOldContainers() {
        return true;
    }
}
