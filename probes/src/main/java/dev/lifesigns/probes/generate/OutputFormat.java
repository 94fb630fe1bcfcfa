/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

/** The kinds of output. */
public enum OutputFormat {
    /** Part of a pod: one container with its probes and its termination. */
    CONTAINER,
    /** The same as a kustomize patch for an existing Deployment. */
    PATCH,
    /** A Deployment with Lifesigns as a sidecar, and everything that goes with it. */
    DEPLOYMENT
}
