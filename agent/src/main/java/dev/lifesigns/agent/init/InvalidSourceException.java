/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;

/** A file from which no configuration can be written. The message says where and why, and quotes nothing that may be secret. */
public final class InvalidSourceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidSourceException(Position position, String message) {
        super(position + ": " + message);
    }
}
