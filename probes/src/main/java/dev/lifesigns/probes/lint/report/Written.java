/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.text.Printable;

/** What to write, ready for printing. */
final class Written {
    private Written() {}

    /** {@code timeoutSeconds: 2}, with the whole path. */
    static String line(Fix fix) {
        return path(fix) + ": " + value(fix);
    }

    static String path(Fix fix) {
        return Printable.of(fix.path());
    }

    /** The value is already YAML on one line, whose escapes are those of JSON. */
    static String value(Fix fix) {
        return Printable.json(fix.value()).replace("\n", "\\n");
    }
}
