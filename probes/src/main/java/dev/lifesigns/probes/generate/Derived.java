/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static java.util.Objects.requireNonNull;

/**
 * A derived number, with the reason for it. Immutable.
 *
 * @param value what is written
 * @param reason one line for readers of the manifest
 */
public record Derived<T>(T value, String reason) {
    public Derived {
        requireNonNull(value, "value");
        requireNonNull(reason, "reason");
    }
}
