/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading the outline of a file.
 *
 * @param outline the outline, or {@code null} if a finding is an error
 * @param findings everything that was noticed, in the order of the file
 */
public record OutlineResult(@Nullable ConfigOutline outline, List<Diagnostic> findings) {
    public OutlineResult {
        findings = List.copyOf(findings);
    }

    static OutlineResult refused(List<Diagnostic> findings) {
        return new OutlineResult(null, findings);
    }
}
