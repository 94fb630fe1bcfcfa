/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Diagnostic;
import dev.lifesigns.text.schema.ParseContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a file.
 *
 * @param config the configuration, or {@code null} if a finding is an error; to be closed by the caller
 * @param findings everything that was noticed, in the order of the file
 * @param secretFiles the files that it refers to, in its order
 */
public record ConfigResult(@Nullable AgentConfig config, List<Diagnostic> findings, List<Path> secretFiles) {
    public ConfigResult {
        findings = List.copyOf(findings);
        secretFiles = List.copyOf(secretFiles);
    }

    static ConfigResult refused(ParseContext context) {
        return of(null, context);
    }

    /** The same, which refers to more files. */
    ConfigResult with(List<Path> files) {
        List<Path> all = new ArrayList<>(secretFiles);
        all.addAll(files);
        return new ConfigResult(config, findings, all);
    }

    static ConfigResult of(@Nullable AgentConfig config, ParseContext context) {
        List<Path> files = context.neededFiles().stream().map(Path::of).toList();
        return new ConfigResult(config, context.findings(), files);
    }
}
