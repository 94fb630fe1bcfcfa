/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Position;

/**
 * What the reader has to say about a place.
 *
 * @param position where
 * @param message one line
 */
public record ReadingNote(Position position, String message) {
    public ReadingNote {
        requireNonNull(position, "position");
        requireNonNull(message, "message");
    }
}
