/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The observations of one run. Immutable.
 *
 * @param ready pods that were ready and not being deleted, on average of each point
 * @param restarts containers restarted, since the start
 * @param failed requests per second that failed
 * @param queries per second sent by checks, by dependency
 * @param otherQueries per second sent by requests and starting processes, by dependency
 * @param leastReady the smallest number of ready pods
 * @param unreadySeconds during which pods were missing from the desired number, summed over pods
 * @param waitingSeconds that containers waited in CrashLoopBackOff, summed over pods
 * @param restartsBy how many, by reason
 * @param requests sent
 * @param lost requests, by reason
 * @param lostNeedlessly requests that failed while every dependency that they need responded
 * @param peakQueries of checks in one second, by dependency
 * @param firstReaction seconds from the first incident until the first pod it touches was taken out or killed
 * @param lastReaction the same until all of them were
 * @param recovery seconds from the end of the last incident until the desired number of pods were ready, and stayed
 *     ready
 */
public record Observations(
        TimeSeries ready,
        TimeSeries restarts,
        TimeSeries failed,
        Map<String, TimeSeries> queries,
        Map<String, TimeSeries> otherQueries,
        int leastReady,
        double unreadySeconds,
        double waitingSeconds,
        Map<TerminationReason, Long> restartsBy,
        double requests,
        Map<FailureCause, Double> lost,
        double lostNeedlessly,
        Map<String, Long> peakQueries,
        OptionalDouble firstReaction,
        OptionalDouble lastReaction,
        OptionalDouble recovery) {
    public Observations {
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        otherQueries = Collections.unmodifiableMap(new LinkedHashMap<>(otherQueries));
        peakQueries = Collections.unmodifiableMap(new LinkedHashMap<>(peakQueries));
        restartsBy = Collections.unmodifiableMap(new EnumMap<>(restartsBy));
        lost = Collections.unmodifiableMap(new EnumMap<>(lost));
    }

    public long restartsTotal() {
        return restartsBy.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All requests that failed. */
    public double lostTotal() {
        return lost.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
