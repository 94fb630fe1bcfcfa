/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a file.
 *
 * @param config the configuration, or {@code null} if a finding is an error; to be closed by the caller
 * @param findings everything that was noticed, in the order of the file
 */
public record ConfigResult(@Nullable AgentConfig config, List<Diagnostic> findings) {
    public ConfigResult {
        findings = List.copyOf(findings);
    }

    static ConfigResult refused(List<Diagnostic> findings) {
        return new ConfigResult(null, findings);
    }
}
