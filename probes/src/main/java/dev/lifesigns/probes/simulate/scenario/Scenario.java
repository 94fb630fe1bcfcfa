/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.Probe;
import java.time.Duration;
import java.util.List;

/**
 * Everything that a simulation needs, except for a seed. Immutable.
 *
 * @param name for the reader of a report
 * @param description one sentence
 * @param duration of the observation
 * @param warmUp simulated before the observation, so that pods are running when it starts; zero if all pods start with
 *     it
 * @param pods the desired number of pods
 * @param probes of each of them
 * @param application in each of them
 * @param dependencies shared by all
 * @param traffic to all
 * @param cluster around them
 * @param incidents in any order
 */
public record Scenario(
        String name,
        String description,
        Duration duration,
        Duration warmUp,
        int pods,
        PodProbes probes,
        Application application,
        List<Dependency> dependencies,
        Traffic traffic,
        Cluster cluster,
        List<Incident> incidents) {
    public Scenario {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(duration, "duration");
        requireNonNull(warmUp, "warmUp");
        requireNonNull(probes, "probes");
        requireNonNull(application, "application");
        requireNonNull(traffic, "traffic");
        requireNonNull(cluster, "cluster");
        dependencies = List.copyOf(dependencies);
        incidents = List.copyOf(incidents);
        if (pods < 1) {
            throw new IllegalArgumentException("pods: " + pods + " (expected: at least 1)");
        }
    }

    /**
     * The same incidents and application with the probes of a manifest. A liveness probe with the handler of readiness
     * gets the same answers as readiness.
     *
     * @param workload whose probes these are, for the reader of a report
     */
    public Scenario withProbes(String workload, PodProbes manifest, int replicas) {
        return new Scenario(
                workload + ", " + name,
                description,
                duration,
                warmUp,
                replicas,
                manifest,
                isAskedTheSame(manifest) ? application.withLivenessAsReadiness() : application,
                dependencies,
                traffic,
                cluster,
                incidents);
    }

    private static boolean isAskedTheSame(PodProbes probes) {
        Probe liveness = probes.liveness();
        Probe readiness = probes.readiness();
        return liveness != null && readiness != null && liveness.handler().equals(readiness.handler());
    }

    /** The same under another name. */
    public Scenario withName(String other) {
        return new Scenario(
                other,
                description,
                duration,
                warmUp,
                pods,
                probes,
                application,
                dependencies,
                traffic,
                cluster,
                incidents);
    }
}
