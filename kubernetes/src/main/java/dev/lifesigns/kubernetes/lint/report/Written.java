/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint.report;

import dev.lifesigns.kubernetes.lint.Mend;
import dev.lifesigns.text.Printable;

/** What to write, ready for printing. */
final class Written {
    private Written() {}

    /** {@code timeoutSeconds: 2}, with the whole path. */
    static String line(Mend mend) {
        return path(mend) + ": " + value(mend);
    }

    static String path(Mend mend) {
        return Printable.of(mend.path());
    }

    /** The value is YAML on one line already, whose escapes are those of JSON. */
    static String value(Mend mend) {
        return Printable.json(mend.value()).replace("\n", "\\n");
    }
}
