/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.simulate.SimulatedWorkload;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The container of a manifest that {@code lifesigns probes simulate} is given. */
final class ManifestProbes {
    private ManifestProbes() {}

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
        files.unreadable().stream().findFirst().ifPresent(remark -> {
            throw new IllegalArgumentException(remark.position() + ": " + remark.message());
        });
        return only(file, SimulatedWorkload.in(file, files.sources()), wanted);
    }

    private static SimulatedWorkload only(String file, List<SimulatedWorkload> candidates, @Nullable String wanted) {
        List<SimulatedWorkload> meant = candidates.stream()
                .filter(candidate -> wanted == null || candidate.isNamed(wanted))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(file + ": no probe in it (expected: a container with probes)");
        }
        String names = candidates.stream().map(SimulatedWorkload::path).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("--container: " + (wanted == null ? "none" : "'" + wanted + "'")
                + " (expected: one of those of " + file + " with probes: " + names + ")");
    }
}
