/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Incident;
import dev.lifesigns.probes.simulate.scenario.Incident.BadPod;
import dev.lifesigns.probes.simulate.scenario.Incident.DependencyTrouble;
import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import dev.lifesigns.probes.simulate.scenario.Incident.SlowNode;
import dev.lifesigns.probes.simulate.scenario.Incident.Surge;
import java.time.Duration;

/** Plays the incidents of a scenario at their times. */
final class IncidentPlayer {
    private final World world;

    IncidentPlayer(World world) {
        this.world = world;
    }

    void play(Incident incident) {
        long start = incident.at().toNanos();
        long end = incident.end().toNanos();
        if (incident instanceof DependencyTrouble trouble) {
            play(trouble, start, end);
        } else if (incident instanceof SlowNode slow) {
            Node node = world.nodes.get(slow.node());
            at(start, () -> {
                node.slowsDown(slow.factor());
                world.deployment.pods().forEach(Pod::disturbed);
            });
            at(end, () -> node.slowsDown(1));
        } else if (incident instanceof BadPod bad) {
            at(start, () -> play(bad));
        } else if (incident instanceof Surge surge) {
            at(start, () -> world.traffic.isMultipliedBy(surge.factor()));
            at(end, () -> world.traffic.isMultipliedBy(1));
        } else if (incident instanceof Rollout rollout) {
            at(start, () -> world.deployment.startRollout(rollout));
        }
    }

    private void play(DependencyTrouble trouble, long start, long end) {
        Backend backend = world.backends.of(trouble.dependency());
        Duration flips = trouble.flips();
        long step = flips == null ? end - start : flips.toNanos();
        for (long time = start; time < end; time += 2 * step) {
            at(time, () -> backend.becomes(trouble.becomes(), trouble.latency()));
            at(Math.min(end, time + step), backend::recovers);
        }
    }

    private void play(BadPod bad) {
        Pod pod = world.deployment.pod(bad.pod());
        RunningApplication process = pod == null ? null : pod.process();
        if (process != null) {
            process.goesBad(bad.becomes());
        }
    }

    private void at(long time, Runnable action) {
        world.queue.at(time, Timer.of(action));
    }
}
