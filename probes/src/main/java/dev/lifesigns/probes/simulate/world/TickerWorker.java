/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;

/**
 * The worker of most kubelets: a fixed-rate ticker from the start of the pod. Of the ticks during a long probe, one is
 * kept, and fires right after it.
 */
final class TickerWorker extends ProbeWorker {
    private final long period;
    private long nextTick;
    private boolean tickPending;
    private boolean triggerPending;

    TickerWorker(EventQueue queue, ProbeKind kind, Probe probe, ProbeTarget target) {
        super(queue, kind, probe, target);
        this.period = probe.periodSeconds() * Nanos.SECOND;
        restartTicker();
    }

    @Override
    void fire() {
        nextTick += period;
        queue.at(nextTick, this);
        if (isProbing()) {
            tickPending = true;
        } else {
            step();
        }
    }

    @Override
    void trigger() {
        if (isProbing()) {
            triggerPending = true;
        } else if (!isStopped()) {
            restartTicker();
            step();
        }
    }

    @Override
    void completed() {
        if (triggerPending) {
            triggerPending = false;
            trigger();
        } else if (tickPending) {
            tickPending = false;
            step();
        }
    }

    @Override
    void containerChanged() {
        if (!isSet() && !isStopped()) {
            long behind = queue.now() - nextTick;
            nextTick += behind < 0 ? 0 : (behind / period + 1) * period;
            queue.at(nextTick, this);
        }
    }

    @Override
    boolean forgetsOldContainers() {
        return false;
    }

    private void step() {
        if (attempt() == Attempt.IDLE) {
            queue.cancel(this); // these ticks would change nothing; the ticker continues in nextTick
        }
    }

    private void restartTicker() {
        tickPending = false;
        nextTick = queue.now() + period;
        queue.at(nextTick, this);
    }
}
