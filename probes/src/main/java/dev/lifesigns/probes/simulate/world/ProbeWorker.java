/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import org.jspecify.annotations.Nullable;

/**
 * One of the kubelet's probe workers: it runs one probe of one container, starts before the container exists and
 * outlives it. Its timer is the schedule; kubelets differ in when it fires and what it resets.
 */
abstract class ProbeWorker extends Timer {
    /** The result of an attempt. */
    enum Attempt {
        /** Nothing to probe yet. */
        WAIT,
        /** Nothing to probe until there is another container. */
        IDLE,
        /** A probe was sent; {@link #completed} follows. */
        PROBING,
        /** This worker is finished. */
        STOP
    }

    final EventQueue queue;
    final Probe probe;
    final ProbeKind kind;
    private final ProbeTarget target;
    private final Timer end = Timer.of(this::conclude);
    private final long timeout;

    private Result lastResult = Result.SUCCESS;
    private int resultRun;
    private boolean onHold;
    private int containerId = ProbeTarget.NO_CONTAINER;
    private @Nullable Result cached;
    private boolean answer;
    private boolean error;
    private boolean stopped;

    ProbeWorker(EventQueue queue, ProbeKind kind, Probe probe, ProbeTarget target) {
        this.queue = queue;
        this.kind = kind;
        this.probe = probe;
        this.target = target;
        this.timeout = probe.timeoutSeconds() * Nanos.SECOND;
    }

    /** The kubelet requests a probe now. */
    abstract void trigger();

    /** There is a new container, or the container has ended. */
    abstract void containerChanged();

    /** A probe has ended, and its result may count. */
    abstract void completed();

    /** Whether the count of consecutive results is reset with each container. */
    abstract boolean forgetsOldContainers();

    /** The result held for that container, or {@code null}. */
    final @Nullable Result resultOf(int container) {
        return container == containerId ? cached : null;
    }

    final ProbeTarget target() {
        return target;
    }

    final boolean isProbing() {
        return end.isSet();
    }

    final boolean isStopped() {
        return stopped;
    }

    final void stop() {
        stopped = true;
        cached = null;
        queue.cancel(this);
        queue.cancel(end);
    }

    /** The probed process has ended. */
    final void connectionLost() {
        if (isProbing()) {
            answer = false;
            queue.after(0, end);
        }
    }

    final Attempt attempt() {
        int current = target.containerId();
        if (current == ProbeTarget.NO_CONTAINER) {
            return Attempt.WAIT;
        }
        if (current != containerId) {
            adopt(current);
        }
        if (onHold) {
            return Attempt.IDLE;
        }
        if (!target.isRunning()) {
            set(Result.FAILURE);
            return Attempt.WAIT;
        }
        if (target.isBeingDeleted() && kind.kills()) {
            set(Result.SUCCESS);
            stop();
            return Attempt.STOP;
        }
        if (wholeSecondsOfLife() < probe.initialDelaySeconds()) {
            return Attempt.WAIT;
        }
        if (target.isStarted() && kind == ProbeKind.STARTUP) {
            return Attempt.IDLE;
        }
        if (!target.isStarted() && kind != ProbeKind.STARTUP) {
            return Attempt.WAIT;
        }
        ask();
        return Attempt.PROBING;
    }

    private void adopt(int container) {
        containerId = container;
        cached = null;
        onHold = false;
        if (forgetsOldContainers()) {
            lastResult = Result.SUCCESS;
            resultRun = 0;
        }
        set(
                switch (kind) {
                    case STARTUP -> Result.UNKNOWN;
                    case LIVENESS -> Result.SUCCESS;
                    case READINESS -> Result.FAILURE;
                });
    }

    private long wholeSecondsOfLife() {
        return (queue.now() - target.startedAt()) / Nanos.SECOND;
    }

    private void ask() {
        Answer coming = target.ask(kind);
        error = coming.isError();
        answer = coming.ok() && coming.after() < timeout;
        queue.after(Math.max(0, Math.min(coming.after(), timeout)), end);
    }

    private void conclude() {
        if (!error && (!forgetsOldContainers() || target.containerId() == containerId)) {
            count(answer ? Result.SUCCESS : Result.FAILURE);
        }
        completed();
    }

    private void count(Result result) {
        if (result == lastResult) {
            resultRun++;
        } else {
            lastResult = result;
            resultRun = 1;
        }
        int threshold = result == Result.FAILURE ? probe.failureThreshold() : probe.successThreshold();
        if (resultRun < threshold) {
            return;
        }
        set(result);
        if (kind == ProbeKind.STARTUP || (kind == ProbeKind.LIVENESS && result == Result.FAILURE)) {
            onHold = true;
            resultRun = 0;
        }
    }

    private void set(Result result) {
        if (cached != result) {
            cached = result;
            target.published(kind, result);
        }
    }
}
