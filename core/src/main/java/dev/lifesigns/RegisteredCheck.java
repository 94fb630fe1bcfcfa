/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.CheckDefinition.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered check: its definition, its index in every state, and its position in the order of registration.
 * Immutable except for the statistics, which survive a replacement.
 *
 * <p>An index is reused after a removal. So code that may act late compares its check with the one that is registered
 * now, by identity.
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

    /* What is prepared before the first run, until then. Guarded by the engine's lock. */
    private @Nullable Preparable preparation;

    /* As in the definition; here each run finds them together. */
    private final CheckPolicy policy;
    private final Body body;
    private final List<RunInterceptor> interceptors;
    private final boolean critical;
    private final double jitter;
    private final long timeoutNanos;
    private final long periodNanos;
    private final long staleAfterNanos;

    /**
     * @param sequence grows with every registration, and is never reused
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
        this.preparation = definition.preparation();
        this.onProbe = definition.onProbe();
        this.isRun = definition.isRun();
        this.policy = definition.policy();
        this.body = definition.body();
        this.interceptors = definition.interceptors();
        this.critical = policy.critical();
        this.jitter = policy.jitter();
        this.timeoutNanos = definition.timeoutNanos();
        this.periodNanos = definition.periodNanos();
        this.staleAfterNanos = definition.staleAfterNanos();
    }

    /** Another definition at the same index, with the same statistics. */
    RegisteredCheck replacedBy(CheckDefinition next, int[] nextProbes) {
        return new RegisteredCheck(next, index, sequence, nextProbes, latencies, counters);
    }

    int index() {
        return index;
    }

    long sequence() {
        return sequence;
    }

    /** Indexes of its probes. The array must not be modified. */
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
        return body;
    }

    CheckScope scope() {
        return definition.scope();
    }

    CheckPolicy policy() {
        return policy;
    }

    boolean critical() {
        return critical;
    }

    /** The share of the period by which a run may come early. */
    double jitter() {
        return jitter;
    }

    /** What the checker closes when the check is removed, or {@code null}. */
    @Nullable
    AutoCloseable owned() {
        return definition.owned();
    }

    /** The heartbeat, or {@code null} if the check is not one. */
    @Nullable
    Heartbeat heartbeat() {
        return heartbeat;
    }

    /** What has to be prepared before the run that starts now, or {@code null}. */
    @Nullable
    Preparable takePreparation() {
        Preparable taken = preparation;
        preparation = null;
        return taken;
    }

    /** The quorum, or {@code null} if the check is not computed. */
    @Nullable
    Quorum quorum() {
        return quorum;
    }

    /** Whether there is something to run. */
    boolean isRun() {
        return isRun;
    }

    List<RunInterceptor> interceptors() {
        return interceptors;
    }

    int historySize() {
        return definition.historySize();
    }

    boolean onProbe() {
        return onProbe;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    long periodNanos() {
        return periodNanos;
    }

    long initialDelayNanos() {
        return definition.initialDelayNanos();
    }

    long staleAfterNanos() {
        return staleAfterNanos;
    }
}
