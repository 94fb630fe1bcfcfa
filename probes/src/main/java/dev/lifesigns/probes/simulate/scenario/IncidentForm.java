/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.simulate.scenario.Incident.BadPod;
import dev.lifesigns.probes.simulate.scenario.Incident.DependencyTrouble;
import dev.lifesigns.probes.simulate.scenario.Incident.Rollout;
import dev.lifesigns.probes.simulate.scenario.Incident.SlowNode;
import dev.lifesigns.probes.simulate.scenario.Incident.Surge;
import dev.lifesigns.probes.simulate.scenario.Incident.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of one entry of {@code incidents}: {@code at}, and one of five others that says what happens. */
final class IncidentForm {
    private static final double LARGEST_FACTOR = 1_000;
    private static final int DEFAULT_PERCENT = 25;

    private IncidentForm() {}

    /** What an incident can be about. */
    record Bounds(Duration latest, int pods, int nodes, Set<String> dependencies) {}

    static List<Incident> read(Section file, Bounds bounds) {
        List<Incident> incidents = new ArrayList<>();
        for (Section section : file.items("incidents")) {
            Incident incident = incident(section, bounds);
            if (!section.hasRefused() && incident.end().compareTo(bounds.latest()) > 0) {
                section.refuse("at", "ends after the observation (expected: at and for within duration)");
            }
            section.end();
            incidents.add(incident);
        }
        return incidents;
    }

    private static Incident incident(Section section, Bounds bounds) {
        Duration at = section.duration("at");
        if (section.has("node")) {
            int node = section.whole("node", 0, bounds.nodes() - 1);
            return new SlowNode(at, section.positive("for"), node, section.number("slowdown", 1, LARGEST_FACTOR));
        }
        if (section.has("pod")) {
            int pod = section.whole("pod", 0, bounds.pods() - 1);
            return new BadPod(at, pod, section.choice("becomes", Trouble.class));
        }
        if (section.has("traffic")) {
            return new Surge(at, section.positive("for"), section.number("traffic", 0, LARGEST_FACTOR));
        }
        if (section.has("rollout")) {
            return rollout(at, section.section("rollout"));
        }
        return dependencyTrouble(at, section, bounds.dependencies());
    }

    private static Incident dependencyTrouble(Duration at, Section section, Set<String> dependencies) {
        return new DependencyTrouble(
                at,
                section.positive("for"),
                section.name("dependency", dependencies),
                section.choice("becomes", Dependency.State.class),
                section.has("latency") ? section.distribution("latency") : null,
                section.has("flips") ? section.positive("flips") : null);
    }

    private static Incident rollout(Duration at, @Nullable Section section) {
        if (section == null) {
            return new Rollout(at, DEFAULT_PERCENT, DEFAULT_PERCENT, Duration.ZERO);
        }
        int surge = section.has("maxSurge") ? section.percent("maxSurge") : DEFAULT_PERCENT;
        int unavailable = section.has("maxUnavailable") ? section.percent("maxUnavailable") : DEFAULT_PERCENT;
        Duration minReady = section.has("minReady") ? section.duration("minReady") : Duration.ZERO;
        section.end();
        if (surge == 0 && unavailable == 0) {
            section.refuse("maxSurge", "0 (expected: more, because maxUnavailable is 0 as well)");
            return new Rollout(at, DEFAULT_PERCENT, DEFAULT_PERCENT, minReady);
        }
        return new Rollout(at, surge, unavailable, minReady);
    }
}
