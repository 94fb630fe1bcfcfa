/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.PortReference;

/** The two forms for an existing Deployment: a container to copy from, and a patch for kustomize. */
final class PatchForm {
    private final Yaml yaml = new Yaml();
    private final Plan plan;
    private final ProbedWorkload workload;

    PatchForm(Plan plan, ProbedWorkload workload) {
        this.plan = plan;
        this.workload = workload;
    }

    String container() {
        if (workload.mesh() != null) {
            throw new IllegalArgumentException(
                    "mesh: " + workload.mesh() + " (expected: none, because a container has no annotations)");
        }
        yaml.say("Probes written by 'lifesigns probes generate', for spec.template.spec of the " + workload.kind()
                + ".");
        summary();
        spec(PodLines.of(yaml), true);
        return yaml.toString();
    }

    String patch() {
        yaml.say("Probes written by 'lifesigns probes generate'. For kustomization.yaml:");
        yaml.say("  patches: [{path: probes.yaml}]");
        summary();
        yaml.line("apiVersion: apps/v1");
        yaml.line("kind: " + workload.kind());
        yaml.in("metadata", () -> yaml.line("name: " + Yaml.text(workload.name())));
        yaml.in("spec", () -> {
            yaml.line(
                    "replicas: " + plan.replicas().value(),
                    plan.replicas().reason() + "; remove this line if an autoscaler sets it");
            if (workload.kind().equals(ProbedWorkload.DEPLOYMENT)) {
                yaml.line("progressDeadlineSeconds", plan.progressDeadline());
            }
            yaml.in("template", () -> {
                if (workload.mesh() != null) {
                    yaml.in("metadata", () -> PodLines.annotations(yaml, plan, workload));
                }
                yaml.in("spec", () -> spec(PodLines.replacing(yaml), false));
            });
        });
        return yaml.toString();
    }

    private void summary() {
        PlanSummary.of(plan).forEach(yaml::say);
    }

    /** A patch declares no port: the Deployment may have it under another name, which services refer to. */
    private void spec(PodLines pod, boolean named) {
        int port = workload.health().port().value();
        ProgramHandlers program = workload.health().program();
        String name = program == null ? PodLines.nameOfHttp(workload.health().tls()) : program.portName();
        yaml.line("terminationGracePeriodSeconds", plan.grace());
        yaml.in(
                "containers",
                () -> yaml.item(() -> {
                    yaml.line("name: " + Yaml.text(workload.container()));
                    if (named && !name.isEmpty()) {
                        pod.port(name, port, workload.health().port().source());
                    }
                    pod.probes(
                            plan,
                            workload.health(),
                            named ? new PortReference.Named(name) : new PortReference.Numbered(port));
                    pod.preStop(plan.preStop());
                }));
    }
}
