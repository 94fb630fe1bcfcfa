/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.util.List;
import java.util.stream.IntStream;

/** One cluster in one run: everything in virtual time, and how it is wired. Not thread-safe; used once. */
public final class World {
    private static final long LONGEST_ARRIVAL = 60 * Nanos.SECOND;

    final Scenario scenario;
    final EventQueue queue;
    final Randoms randoms;
    final Backends backends;
    final List<Node> nodes;
    final Router router = new Router();
    final TrafficFlow traffic;
    final MetricsRecorder ledger;
    final Deployment deployment;

    World(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.queue = new EventQueue(-scenario.warmUp().toNanos());
        this.randoms = new Randoms(seed);
        this.backends = new Backends(scenario.dependencies());
        this.nodes = IntStream.range(0, scenario.cluster().nodes())
                .mapToObj(number -> new Node())
                .toList();
        this.traffic = new TrafficFlow(this);
        this.ledger = new MetricsRecorder(this);
        this.deployment = new Deployment(this);
    }

    /** The observations of a scenario with that seed: always the same for the same two. */
    public static Observations run(Scenario scenario, long seed) {
        World world = new World(scenario, seed);
        world.start();
        world.queue.runUntil(scenario.duration().toNanos());
        return world.ledger.observations();
    }

    void start() {
        IncidentPlayer player = new IncidentPlayer(this);
        deployment.start(Math.min(scenario.warmUp().toNanos() / 2, LONGEST_ARRIVAL));
        queue.after(TrafficFlow.STEP, traffic);
        queue.at(0, Timer.of(this::startObservation));
        scenario.incidents().forEach(player::play);
    }

    private void startObservation() {
        traffic.isMultipliedBy(1);
        ledger.startObservation();
    }
}
