/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.text.Printable;

/**
 * One thing that is wrong with a scenario.
 *
 * @param source the file as the user named it, or the option
 * @param line from 1, or 0 for the source as a whole
 * @param column from 1, or 0 for the source as a whole
 * @param message one line: what is wrong and what is expected
 */
public record Finding(String source, int line, int column, String message) {
    private static final int LONGEST = 2_000;

    /** {@code outage.yaml:14:5: unknown key 'podz'; did you mean 'pods'?}, printable. */
    @Override
    public String toString() {
        return Printable.of(source + (line == 0 ? "" : ":" + line + ":" + column) + ": " + message, LONGEST);
    }
}
