/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;

/** Converts positions of the internal reader into those of the API, which does not expose the reader. */
public final class Positions {
    private Positions() {}

    /** The same place. */
    public static Position of(dev.lifesigns.text.Position position) {
        return new Position(position.file(), position.line(), position.column());
    }
}
