/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.agent.config.ConfigFiles;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.agent.config.FileStamps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the configuration comes from, so that it can be read again.
 *
 * @param files the files
 * @param reader reads it as at the start, options of the command line included
 * @param secretFiles the files that it referred to at the start
 * @param watched whether its changes apply without a signal
 */
public record ConfigSource(ConfigFiles files, Supplier<ConfigResult> reader, List<Path> secretFiles, boolean watched) {
    public ConfigSource {
        secretFiles = List.copyOf(secretFiles);
    }

    /** What its files, and those that they refer to, are at this moment. */
    FileStamps stamps(List<Path> referredTo) {
        List<Path> all = new ArrayList<>(referredTo);
        all.addAll(files.present());
        return FileStamps.of(all);
    }

    /** What the user named. */
    String name() {
        return files.name();
    }
}
