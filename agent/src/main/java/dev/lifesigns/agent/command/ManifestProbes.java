/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.Container.Role;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.manifest.WorkloadFinder;
import dev.lifesigns.probes.simulate.scenario.SimulatedWorkload;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The container of a manifest that {@code lifesigns probes simulate} is given. */
final class ManifestProbes {
    private ManifestProbes() {}

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
    static SimulatedWorkload read(String file, @Nullable String wanted, InputStream standardInput) {
        ManifestFiles files = ManifestFiles.read(List.of(file), Exclusions.of(List.of()), standardInput);
        List<Remark> broken = new ArrayList<>(files.unreadable());
        List<KubernetesObject> objects = new ArrayList<>();
        files.sources().stream().map(ManifestReader::read).forEach(manifest -> {
            manifest.broken().forEach(note -> broken.add(new Remark(note.position(), note.message())));
            objects.addAll(manifest.objects());
        });
        if (!broken.isEmpty()) {
            throw new IllegalArgumentException(
                    broken.get(0).position() + ": " + broken.get(0).message());
        }
        Candidate only = only(file, candidates(objects), wanted);
        return new SimulatedWorkload(file, only.workload(), only.container(), objects);
    }

    private static List<Candidate> candidates(List<KubernetesObject> objects) {
        List<Candidate> found = new ArrayList<>();
        for (KubernetesObject object : objects) {
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
}
