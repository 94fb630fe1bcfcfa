/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

/** In which container of the pod Lifesigns answers. */
public enum Placement {
    /** In the one that is probed: it also drains itself. */
    OWN_CONTAINER,
    /** In one beside the program, which knows nothing of drains. */
    SIDECAR
}
