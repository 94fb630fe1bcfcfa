/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

/** How much a reader of the metrics may see. */
public enum Extent {
    /** The status of the standard probes, and the name of the service. */
    STATUS,
    /** All probes and checks as well. */
    CHECKS,
    /** Gates, and the version and instance of the service, as well. */
    EVERYTHING
}
