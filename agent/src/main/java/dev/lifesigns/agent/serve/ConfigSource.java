/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.agent.config.ConfigResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the configuration comes from, so that it can be read again.
 *
 * @param file the file
 * @param reader reads it as at the start, options of the command line included
 * @param secretFiles the files that it referred to at the start
 * @param watched whether its changes apply without a signal
 */
public record ConfigSource(Path file, Supplier<ConfigResult> reader, List<Path> secretFiles, boolean watched) {
    public ConfigSource {
        secretFiles = List.copyOf(secretFiles);
    }

    /** The file and those that it refers to. */
    List<Path> files(List<Path> referredTo) {
        List<Path> files = new ArrayList<>(referredTo);
        files.add(file);
        return files;
    }
}
