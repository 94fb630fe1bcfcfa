/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

/**
 * One thing that is wrong with a file. Holds no secret.
 *
 * @param position where it stands
 * @param severity whether the file is refused for it
 * @param message one line: what is wrong and what is expected
 */
public record Finding(Position position, Severity severity, String message) {
    /** {@code lifesigns.yaml:14:5: unknown key 'timout' in check 'database'; did you mean 'timeout'?}. */
    @Override
    public String toString() {
        return position + ": " + (severity == Severity.WARNING ? "warning: " : "") + message;
    }
}
