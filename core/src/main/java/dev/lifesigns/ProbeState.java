/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckState.Now;

/**
 * What a probe's checks contribute, its resulting status, and since when.
 *
 * @param onProbe how many of its checks run only when the probe is read
 * @param closedGates how many of its gates are closed
 */
record ProbeState(ContributionCounts counts, int onProbe, int closedGates, ProbeStatus status, Now since) {
    ProbeState with(CheckState state) {
        int more = state.check().onProbe() ? 1 : 0;
        return new ProbeState(counts.plus(state.contribution()), onProbe + more, closedGates, status, since);
    }

    ProbeState without(CheckState state) {
        int less = state.check().onProbe() ? 1 : 0;
        return new ProbeState(counts.minus(state.contribution()), onProbe - less, closedGates, status, since);
    }

    ProbeState withCounts(ContributionCounts next) {
        return new ProbeState(next, onProbe, closedGates, status, since);
    }

    ProbeState withGates(int change) {
        return new ProbeState(counts, onProbe, closedGates + change, status, since);
    }

    /** This state with its status updated after a change at that time; it replaces {@code before}. */
    ProbeState updated(int probeIndex, ProbeState before, LifecycleState stage, Now now) {
        ProbeStatus next = status(probeIndex, stage);
        Now nextSince = next == before.status() ? before.since() : now;
        return new ProbeState(counts, onProbe, closedGates, next, nextSince);
    }

    private ProbeStatus status(int probeIndex, LifecycleState stage) {
        return switch (probeIndex) {
            // Missing results are no reason to restart the process.
            case CheckerConfig.LIVENESS -> ProbeStatus.of(counts.worstKnown());
            case CheckerConfig.STARTUP -> stage.startupComplete() ? ProbeStatus.UP : ProbeStatus.STARTING;
            case CheckerConfig.READINESS -> readiness(stage);
            default -> gated();
        };
    }

    private ProbeStatus readiness(LifecycleState stage) {
        if (stage.draining() || (stage.closed() && stage.started() != null)) {
            return ProbeStatus.DRAINING;
        }
        return stage.startupComplete() ? gated() : ProbeStatus.STARTING;
    }

    private ProbeStatus gated() {
        return closedGates > 0 ? ProbeStatus.DOWN : ProbeStatus.of(counts.worst());
    }
}
