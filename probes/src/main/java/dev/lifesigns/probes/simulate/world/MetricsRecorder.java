/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Counts what happens from the start of the observation, and builds the observations. */
final class MetricsRecorder {
    private final World world;
    private final RecoveryTracker aftermath;
    private final TimeSeriesBuilder ready;
    private final TimeSeriesBuilder restarts;
    private final TimeSeriesBuilder failed;
    private final Map<String, QueryCount> queries = new LinkedHashMap<>();
    private final Map<TerminationReason, Long> restartsBy = new EnumMap<>(TerminationReason.class);
    private final Map<FailureCause, Sum> lost = new EnumMap<>(FailureCause.class);

    private boolean observing;
    private int readyPods;
    private int leastReady;
    private double unreadySeconds;
    private double waitingSeconds;
    private double requests;
    private double lostNeedlessly;

    MetricsRecorder(World world) {
        this.world = world;
        long duration = world.scenario.duration().toNanos();
        this.aftermath = new RecoveryTracker(world);
        this.ready = new TimeSeriesBuilder(duration);
        this.restarts = new TimeSeriesBuilder(duration);
        this.failed = new TimeSeriesBuilder(duration);
        world.scenario
                .dependencies()
                .forEach(dependency ->
                        queries.put(dependency.name(), new QueryCount(world.backends.of(dependency.name()), duration)));
    }

    void startObservation() {
        observing = true;
        leastReady = readyPods;
        queries.values().forEach(QueryCount::reset);
        aftermath.startObservation(readyPods);
    }

    /** Records one step of traffic. */
    void step() {
        if (!observing) {
            return;
        }
        double seconds = (double) TrafficFlow.STEP / Nanos.SECOND;
        ready.sample(world.queue.now(), readyPods);
        unreadySeconds += Math.max(0, world.scenario.pods() - readyPods) * seconds;
        queries.values().forEach(count -> count.step(world.queue.now()));
    }

    /** Records that a container starts to wait this long for its restart. */
    void waits(long nanos) {
        long now = world.queue.now();
        long from = Math.max(now, 0);
        long until = Math.min(now + nanos, world.scenario.duration().toNanos());
        waitingSeconds += (double) Math.max(0, until - from) / Nanos.SECOND;
    }

    void readyPodsChange(int by) {
        readyPods += by;
        leastReady = Math.min(leastReady, readyPods);
        aftermath.readyPodsAre(readyPods);
    }

    void reacted(Pod pod) {
        aftermath.reacted(pod);
    }

    void rolloutBegins() {
        aftermath.rolloutBegins();
    }

    void rolloutEnds() {
        aftermath.rolloutEnds();
    }

    void restarted(TerminationReason reason) {
        if (observing) {
            restartsBy.merge(reason, 1L, Long::sum);
            restarts.add(world.queue.now(), 1);
        }
    }

    void offered(double count) {
        if (observing) {
            requests += count;
        }
    }

    /** Records failed requests.
     *
     * @param needlessly whether every dependency that they need responds
     */
    void lost(FailureCause reason, double count, boolean needlessly) {
        if (observing && count > 0) {
            lostNeedlessly += needlessly ? count : 0;
            lost.computeIfAbsent(reason, first -> new Sum()).value += count;
            failed.add(world.queue.now(), count);
        }
    }

    Observations observations() {
        Map<String, TimeSeries> byChecks = new LinkedHashMap<>();
        Map<String, TimeSeries> byOthers = new LinkedHashMap<>();
        Map<String, Long> peaks = new LinkedHashMap<>();
        queries.forEach((name, count) -> {
            byChecks.put(name, count.checks());
            byOthers.put(name, count.others());
            peaks.put(name, count.peak());
        });
        Map<FailureCause, Double> losses = new EnumMap<>(FailureCause.class);
        lost.forEach((reason, sum) -> losses.put(reason, sum.value));
        return new Observations(
                ready.means(),
                restarts.sums(),
                failed.rates(),
                byChecks,
                byOthers,
                leastReady,
                unreadySeconds,
                waitingSeconds,
                restartsBy,
                requests,
                losses,
                lostNeedlessly,
                peaks,
                seconds(aftermath.firstReaction()),
                seconds(aftermath.lastReaction()),
                seconds(aftermath.recovery()));
    }

    /** A counter. */
    private static final class Sum {
        private double value;
    }

    private static OptionalDouble seconds(long nanos) {
        return nanos == RecoveryTracker.NEVER
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) nanos / Nanos.SECOND);
    }
}
