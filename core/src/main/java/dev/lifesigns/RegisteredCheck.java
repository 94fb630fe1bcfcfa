/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckDefinition.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check in its place: what was registered, at which index of every board, and as which in order. Immutable but for
 * the statistics, which outlive a replacement.
 *
 * <p>An index is used again after a removal. So whatever may come late compares the check that it is about with the one
 * that is there now, by identity.
 */
final class RegisteredCheck {
    private final CheckDefinition definition;
    private final int index;
    private final long sequence;
    private final int[] probes;
    private final LatencyWindow latencies;
    private final RunCounters counters;
    private final @Nullable Heartbeat heartbeat;
    private final @Nullable Quorum quorum;
    private final boolean onProbe;
    private final boolean isRun;

    /**
     * @param sequence grows with every registration, and is never used again
     * @param probes indexes of its probes
     */
    RegisteredCheck(CheckDefinition definition, int index, long sequence, int[] probes) {
        this(definition, index, sequence, probes, new LatencyWindow(), new RunCounters());
    }

    private RegisteredCheck(
            CheckDefinition definition,
            int index,
            long sequence,
            int[] probes,
            LatencyWindow latencies,
            RunCounters counters) {
        this.definition = definition;
        this.index = index;
        this.sequence = sequence;
        this.probes = probes;
        this.latencies = latencies;
        this.counters = counters;
        this.heartbeat = definition.heartbeat();
        this.quorum = definition.quorum();
        this.onProbe = definition.onProbe();
        this.isRun = definition.isRun();
    }

    /** Another definition in the same place, with the same past. */
    RegisteredCheck replacedBy(CheckDefinition next, int[] nextProbes) {
        return new RegisteredCheck(next, index, sequence, nextProbes, latencies, counters);
    }

    int index() {
        return index;
    }

    long sequence() {
        return sequence;
    }

    /** Never to be written. */
    int[] probes() {
        return probes;
    }

    boolean belongsTo(int probe) {
        for (int own : probes) {
            if (own == probe) {
                return true;
            }
        }
        return false;
    }

    LatencyWindow latencies() {
        return latencies;
    }

    RunCounters counters() {
        return counters;
    }

    String name() {
        return definition.name();
    }

    Body body() {
        return definition.body();
    }

    CheckScope scope() {
        return definition.scope();
    }

    CheckPolicy policy() {
        return definition.policy();
    }

    /** What the checker is to close when this is gone, or {@code null}. */
    @Nullable
    AutoCloseable owned() {
        return definition.owned();
    }

    /** What beats, or {@code null} if it is a check that is run. */
    @Nullable
    Heartbeat heartbeat() {
        return heartbeat;
    }

    /** What it is computed by, or {@code null} if it is not. */
    @Nullable
    Quorum quorum() {
        return quorum;
    }

    /** Whether there is something to run. */
    boolean isRun() {
        return isRun;
    }

    List<RunInterceptor> interceptors() {
        return definition.interceptors();
    }

    int historySize() {
        return definition.historySize();
    }

    boolean onProbe() {
        return onProbe;
    }

    long timeoutNanos() {
        return definition.timeoutNanos();
    }

    long periodNanos() {
        return definition.periodNanos();
    }

    long initialDelayNanos() {
        return definition.initialDelayNanos();
    }

    long staleAfterNanos() {
        return definition.staleAfterNanos();
    }
}
