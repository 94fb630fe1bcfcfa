/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.ProbeKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that a simulation needs, except for a seed. Immutable.
 *
 * @param name for the reader of a report
 * @param description one sentence
 * @param notes what a reader should know of it: what was taken from a manifest, and what is assumed
 * @param duration of the observation
 * @param warmUp simulated before the observation, so that pods are running when it starts; zero if all pods start with
 *     it
 * @param pods the desired number of pods
 * @param probes of each of them
 * @param questions what each probe asks; default: its own endpoint
 * @param application in each of them
 * @param dependencies shared by all
 * @param traffic to all
 * @param cluster around them
 * @param incidents in any order
 */
public record Scenario(
        String name,
        String description,
        List<String> notes,
        Duration duration,
        Duration warmUp,
        int pods,
        PodProbes probes,
        Map<ProbeKind, Question> questions,
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
        notes = List.copyOf(notes);
        questions = Map.copyOf(questions);
        dependencies = List.copyOf(dependencies);
        incidents = List.copyOf(incidents);
        if (pods < 1) {
            throw new IllegalArgumentException("pods: " + pods + " (expected: at least 1)");
        }
    }

    /** What a probe of that kind asks. */
    public Question question(ProbeKind kind) {
        requireNonNull(kind, "Scenario.question: kind is null");
        return questions.getOrDefault(kind, Question.valueOf(kind.name()));
    }

    /** The same under another name. */
    public Scenario withName(String other) {
        return with(other, notes);
    }

    /** The same with something that a reader should know. */
    Scenario withNotes(List<String> more) {
        return with(name, more);
    }

    private Scenario with(String otherName, List<String> otherNotes) {
        return new Scenario(
                otherName,
                description,
                otherNotes,
                duration,
                warmUp,
                pods,
                probes,
                questions,
                application,
                dependencies,
                traffic,
                cluster,
                incidents);
    }
}
