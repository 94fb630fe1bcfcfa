/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Kubernetes rejects it, or it will do harm in the next outage. */
    ERROR,
    /** It does harm under conditions that not everyone has. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    /** {@code error}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
