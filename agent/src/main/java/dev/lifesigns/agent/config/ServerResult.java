/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading the section {@code server} alone.
 *
 * @param server {@code null} if it is refused
 * @param findings everything that is wrong with it
 */
public record ServerResult(@Nullable ServerConfig server, List<Diagnostic> findings) {
    public ServerResult {
        findings = List.copyOf(findings);
    }
}
