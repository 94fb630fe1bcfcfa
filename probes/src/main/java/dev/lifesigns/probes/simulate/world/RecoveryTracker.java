/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Incident;
import dev.lifesigns.probes.simulate.scenario.Incident.BadPod;
import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import dev.lifesigns.probes.simulate.scenario.Incident.SlowNode;
import java.util.List;

/** Measures how long the cluster takes to notice the incidents, and to recover from them. */
final class RecoveryTracker {
    static final long NEVER = -1;

    private final EventQueue queue;
    private final int wanted;
    private final List<Incident> troubles;
    private final long start;
    private final long end;
    private final long touched;
    private final boolean anythingToRecoverFrom;

    private boolean observing;
    private boolean isShort;
    private boolean rollingOut;
    private long wholeSince;
    private long reactions;
    private long firstReaction = NEVER;
    private long lastReaction = NEVER;

    RecoveryTracker(World world) {
        this.queue = world.queue;
        this.wanted = world.scenario.pods();
        List<Incident> incidents = world.scenario.incidents();
        this.troubles = incidents.stream()
                .filter(incident -> !(incident instanceof Rollout))
                .toList();
        this.start = troubles.stream()
                .mapToLong(incident -> incident.at().toNanos())
                .min()
                .orElse(Long.MAX_VALUE);
        this.end = incidents.stream()
                .mapToLong(incident -> incident.end().toNanos())
                .max()
                .orElse(0);
        this.anythingToRecoverFrom =
                !incidents.isEmpty() || world.scenario.warmUp().isZero();
        int nodes = world.scenario.cluster().nodes();
        long count = 0;
        for (int pod = 0; pod < wanted; pod++) {
            count += touches(pod, pod % nodes) ? 1 : 0;
        }
        this.touched = count;
    }

    void startObservation(int readyPods) {
        observing = true;
        isShort = readyPods < wanted;
    }

    void readyPodsAre(int readyPods) {
        boolean nowShort = readyPods < wanted;
        if (isShort && !nowShort) {
            wholeSince = queue.now();
        }
        isShort = nowShort;
    }

    void rolloutBegins() {
        rollingOut = true;
    }

    void rolloutEnds() {
        rollingOut = false;
        wholeSince = Math.max(wholeSince, queue.now());
    }

    /** A pod was taken out, is being killed, or has exited. */
    void reacted(Pod pod) {
        if (observing && queue.now() >= start && !pod.reacted && touches(pod.number, pod.node)) {
            pod.reacted = true;
            reactions++;
            lastReaction = queue.now();
            if (firstReaction == NEVER) {
                firstReaction = queue.now();
            }
        }
    }

    long firstReaction() {
        return firstReaction == NEVER ? NEVER : firstReaction - start;
    }

    long lastReaction() {
        return reactions < touched || reactions == 0 ? NEVER : lastReaction - start;
    }

    long recovery() {
        return isShort || rollingOut || !anythingToRecoverFrom ? NEVER : Math.max(0, wholeSince - end);
    }

    private boolean touches(int pod, int node) {
        for (Incident incident : troubles) {
            if (touches(incident, pod, node)) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(Incident incident, int pod, int node) {
        if (incident instanceof BadPod bad) {
            return bad.pod() == pod;
        }
        return !(incident instanceof SlowNode slow) || slow.node() == node;
    }
}
