/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.lint.Severity;

/** The colors of a terminal, or none. */
enum AnsiStyle {
    /** The escape sequences of ECMA-48, which every terminal supports. */
    ANSI {
        @Override
        String with(String code, String text) {
            return "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    },
    /** For files, pipes and terminals without color. */
    NONE {
        @Override
        String with(String code, String text) {
            return text;
        }
    };

    abstract String with(String code, String text);

    String strong(String text) {
        return with("1", text);
    }

    String faint(String text) {
        return with("2", text);
    }

    String good(String text) {
        return with("32", text);
    }

    String severity(Severity severity, String text) {
        return with(
                switch (severity) {
                    case ERROR -> "1;31";
                    case WARNING -> "1;33";
                    case NOTE -> "1;36";
                },
                text);
    }
}
