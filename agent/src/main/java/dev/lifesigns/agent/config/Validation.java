/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Diagnostic;
import java.util.List;

/**
 * The result of validating a file.
 *
 * @param valid whether no finding is an error
 * @param checks how many checks a valid file has
 * @param findings everything that was noticed, in the order of the file
 */
public record Validation(boolean valid, int checks, List<Diagnostic> findings) {
    public Validation {
        findings = List.copyOf(findings);
    }
}
