/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Dependency;
import dev.lifesigns.probes.simulate.scenario.Dependency.State;
import dev.lifesigns.probes.simulate.scenario.Distribution;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A dependency at run time. The queries of checks are simulated one by one; those of requests and of starting processes
 * are rates. Queries beyond its capacity queue, and delay all others.
 */
final class Backend {
    /** The longest that clients wait. */
    private static final double LONGEST_QUEUE_SECONDS = 60;

    private final Dependency dependency;
    private Distribution latency;
    private State state = State.UP;
    private double arrived;
    private double startUpRate;
    private double queued;
    private long checkQueries;
    private double otherQueries;

    Backend(Dependency dependency) {
        this.dependency = dependency;
        this.latency = dependency.latency();
    }

    void becomes(State now, @Nullable Distribution meanwhile) {
        state = now;
        latency = meanwhile == null ? dependency.latency() : meanwhile;
    }

    void recovers() {
        becomes(State.UP, null);
    }

    /** One query of a check. */
    Answer query(RandomGenerator random) {
        checkQueries++;
        arrived++;
        return switch (state) {
            case DOWN -> Answer.REFUSED;
            case HANGING -> Answer.SILENCE;
            case UP, SLOW -> new Answer(true, latency.sample(random) + queueNanos());
        };
    }

    /** Whether it responds at all. */
    boolean answers() {
        return state == State.UP || state == State.SLOW;
    }

    /** How long a query of a request takes on average, in nanoseconds. */
    double meanLatency() {
        return switch (state) {
            case DOWN -> Nanos.MILLI;
            case HANGING -> Answer.NEVER;
            case UP, SLOW -> latency.mean() + queueNanos();
        };
    }

    void startUpRateChanges(double queriesPerSecond) {
        startUpRate += queriesPerSecond;
    }

    void requestsAsked(double queries) {
        arrived += queries;
        otherQueries += queries;
    }

    /** Lets time pass: queries that have arrived are answered or queue. */
    void step(double seconds) {
        requestsAsked(Math.max(0, startUpRate) * seconds);
        if (dependency.capacity() > 0 && answers()) {
            double left = queued + arrived - dependency.capacity() * seconds;
            queued = Math.max(0, Math.min(left, dependency.capacity() * LONGEST_QUEUE_SECONDS));
        } else {
            queued = 0;
        }
        arrived = 0;
    }

    /** The queries of checks since the last call. */
    long takeCheckQueries() {
        long taken = checkQueries;
        checkQueries = 0;
        return taken;
    }

    /** All other queries since the last call. */
    double takeOtherQueries() {
        double taken = otherQueries;
        otherQueries = 0;
        return taken;
    }

    private long queueNanos() {
        return dependency.capacity() > 0 ? (long) (queued / dependency.capacity() * Nanos.SECOND) : 0;
    }
}
