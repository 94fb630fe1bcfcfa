/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.Locale;

/** What a finding means for the file. */
public enum Severity {
    /** The file is refused. */
    ERROR,
    /** The file is taken, though its author may want to know. */
    WARNING;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case word used in every output. */
    public String wireName() {
        return wireName;
    }
}
