/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.util.Locale;

/** What a diagnostic means for the file. */
public enum Severity {
    /** The file is refused. */
    ERROR,
    /** The file is accepted, but its author may want to know. */
    WARNING;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every output. */
    public String wireName() {
        return wireName;
    }
}
