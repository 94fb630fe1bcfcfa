/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

/** The container of the pod in which Lifesigns runs. */
public enum Placement {
    /** The probed one, which also drains itself. */
    OWN_CONTAINER,
    /** A sidecar of the program, which does not drain. */
    SIDECAR
}
