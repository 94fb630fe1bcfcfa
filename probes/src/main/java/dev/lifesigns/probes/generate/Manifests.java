/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

/** Renders plans as YAML for Kubernetes, with a comment on each number. The same plan always gives the same text. */
public final class Manifests {
    private Manifests() {}

    /**
     * The YAML.
     *
     * @throws IllegalArgumentException if a whole Deployment is requested, but the workload lacks an image or the sidecar
     */
    public static String write(OutputFormat form, Plan plan, ProbedWorkload workload) {
        return switch (form) {
            case CONTAINER -> new PatchForm(plan, workload).container();
            case PATCH -> new PatchForm(plan, workload).patch();
            case DEPLOYMENT -> new DeploymentForm(plan, workload).text();
        };
    }
}
