/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static java.util.Objects.requireNonNull;

/**
 * A file before it is read.
 *
 * @param name as the user gave it; {@code -} for standard input
 * @param text its content
 */
public record ManifestSource(String name, String text) {
    public ManifestSource {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
    }
}
