/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import java.util.Locale;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Kubernetes refuses it, or it does harm in an outage that will come. */
    ERROR,
    /** It does harm under circumstances that not everybody has. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    /** {@code error}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
