/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Cluster;
import java.util.random.RandomGenerator;

/**
 * The path of one pod's readiness to the router: status patch, endpoint controller, proxy. A later change never
 * overtakes an earlier one.
 */
final class Endpoint {
    private final EventQueue queue;
    private final Cluster cluster;
    private final Router router;
    private final RandomGenerator random;
    private final Pod pod;
    private boolean announced;
    private boolean routed;
    private long lastArrival = Long.MIN_VALUE;

    Endpoint(EventQueue queue, Cluster cluster, Router router, RandomGenerator random, Pod pod) {
        this.queue = queue;
        this.cluster = cluster;
        this.router = router;
        this.random = random;
        this.pod = pod;
    }

    /** The kubelet reports whether the pod is ready, first to the API server. */
    void readyIs(boolean ready) {
        announce(ready, cluster.statusPatch().sample(random));
    }

    /** The pod is being deleted, or gone, which the API server already knows. */
    void isTerminating() {
        announce(false, 0);
    }

    private void announce(boolean traffic, long patch) {
        if (traffic == announced) {
            return;
        }
        announced = traffic;
        long way = patch
                + cluster.endpointController().sample(random)
                + cluster.proxySync().sample(random);
        lastArrival = Math.max(lastArrival, queue.now() + way);
        queue.at(lastArrival, Timer.of(() -> route(traffic)));
    }

    private void route(boolean traffic) {
        if (traffic != routed) {
            routed = traffic;
            if (traffic) {
                router.add(pod);
            } else {
                router.remove(pod);
            }
        }
    }
}
