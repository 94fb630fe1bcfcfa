/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading the profile of a file.
 *
 * @param profile the profile, or {@code null} if a finding is an error
 * @param findings everything that was noticed, in the order of the file
 */
public record ServiceProfileResult(@Nullable ServiceProfile profile, List<Diagnostic> findings) {
    public ServiceProfileResult {
        findings = List.copyOf(findings);
    }

    static ServiceProfileResult refused(List<Diagnostic> findings) {
        return new ServiceProfileResult(null, findings);
    }
}
