/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/**
 * Whether files are still what they were, without reading them: which file a path leads to, links followed, its size and its time of
 * change. Kubernetes changes a mounted ConfigMap or Secret by exchanging a link above the file, which file events do not report.
 */
public record FileStamps(List<Object> stamps) {
    /** What they are at this moment. */
    public static FileStamps of(List<Path> files) {
        return new FileStamps(files.stream().map(FileStamps::stamp).toList());
    }

    private static Object stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(
                    file,
                    Objects.requireNonNullElse(now.fileKey(), ""),
                    now.size(),
                    now.lastModifiedTime(),
                    file.toRealPath());
        } catch (IOException missing) {
            return List.of(file, "missing");
        }
    }
}
