/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

/** What is written. */
public enum OutputFormat {
    /** Part of a pod: one container with its probes and its way to leave. */
    CONTAINER,
    /** The same as a patch of kustomize for a Deployment that exists. */
    PATCH,
    /** A Deployment with Lifesigns as a sidecar, and what belongs to it. */
    DEPLOYMENT
}
