/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.Container.Role;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.Manifest;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.manifest.WorkloadFinder;
import dev.lifesigns.probes.simulate.scenario.Scenario;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The probes of one container of a manifest, for {@code lifesigns probes simulate}.
 *
 * @param name of the workload
 * @param probes of the container, with how its pod terminates
 * @param replicas of the workload; {@code null} if the manifest does not say
 */
record ManifestProbes(
        String name, PodProbes probes, @Nullable Integer replicas) {
    /** A container with its workload. */
    private record Candidate(Workload workload, Container container) {
        /** How a user names it: {@code orders/app}. */
        String path() {
            return workload.name() + "/" + container.name();
        }

        boolean isMeantBy(String wanted) {
            return wanted.equals(path()) || wanted.equals(container.name()) || wanted.equals(workload.name());
        }
    }

    /**
     * Reads a manifest.
     *
     * @param file its name, or {@code -} for standard input
     * @param wanted the container, as {@code workload/container} or one of the two; {@code null} for the only one
     * @throws IllegalArgumentException if the file cannot be read, or it is unclear which container is meant; the message is
     *     for the user
     */
    static ManifestProbes read(String file, @Nullable String wanted, InputStream standardInput) {
        ManifestFiles files = ManifestFiles.read(List.of(file), standardInput);
        List<Remark> broken = new ArrayList<>(files.unreadable());
        List<Candidate> candidates = new ArrayList<>();
        files.sources().stream().map(ManifestReader::read).forEach(manifest -> {
            manifest.broken().forEach(note -> broken.add(new Remark(note.position(), note.message())));
            candidates.addAll(candidates(manifest));
        });
        if (!broken.isEmpty()) {
            throw new IllegalArgumentException(
                    broken.get(0).position() + ": " + broken.get(0).message());
        }
        return of(only(file, candidates, wanted));
    }

    /** The scenario with these probes, and the number of pods of the manifest. */
    Scenario in(Scenario scenario) {
        return scenario.withProbes(name, probes, replicas == null ? scenario.pods() : replicas);
    }

    private static List<Candidate> candidates(Manifest manifest) {
        List<Candidate> found = new ArrayList<>();
        for (KubernetesObject object : manifest.objects()) {
            for (Workload workload : WorkloadFinder.find(object)) {
                workload.template().containers().stream()
                        .filter(container -> container.role() == Role.MAIN
                                && !container.probes().isEmpty())
                        .forEach(container -> found.add(new Candidate(workload, container)));
            }
        }
        return found;
    }

    private static Candidate only(String file, List<Candidate> candidates, @Nullable String wanted) {
        List<Candidate> meant = candidates.stream()
                .filter(candidate -> wanted == null || candidate.isMeantBy(wanted))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(file + ": no probe in it (expected: a container with probes)");
        }
        String names = candidates.stream().map(Candidate::path).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("--container: " + (wanted == null ? "none" : "'" + wanted + "'")
                + " (expected: one of those of " + file + " with probes: " + names + ")");
    }

    private static ManifestProbes of(Candidate candidate) {
        Workload workload = candidate.workload();
        Integer replicas = workload.replicas().isPresent() ? workload.replicas().getAsInt() : null;
        return new ManifestProbes(workload.name(), workload.probesOf(candidate.container()), replicas);
    }
}
