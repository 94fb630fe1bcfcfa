/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.probes.generate.ProbedWorkload.Sidecar;
import org.jspecify.annotations.Nullable;

/** A whole Deployment with Lifesigns as a sidecar: its configuration, the Deployment, a Service and a disruption budget. */
final class DeploymentForm {
    private static final String NAME_LABEL = "app.kubernetes.io/name: ";
    private static final int SERVICE_PORT = 80;

    private final Yaml yaml = new Yaml();
    private final Plan plan;
    private final ProbedWorkload workload;
    private final Sidecar sidecar;
    private final String image;

    DeploymentForm(Plan plan, ProbedWorkload workload) {
        this.plan = plan;
        this.workload = workload;
        this.sidecar = required("sidecar", workload.sidecar());
        this.image = required("image", workload.image());
    }

    String text() {
        yaml.say("Written by 'lifesigns probes generate'. Apply it with: kubectl apply -f FILE");
        PlanSummary.of(plan).forEach(yaml::say);
        configMap();
        yaml.next();
        deployment();
        yaml.next();
        service();
        yaml.next();
        disruptionBudget();
        return yaml.toString();
    }

    private void configMap() {
        start("v1", "ConfigMap", workload.name() + SidecarContainer.SUFFIX);
        yaml.in(
                "data",
                () -> yaml.block(SidecarContainer.FILE, SidecarContainer.configuration(plan, workload, sidecar)));
    }

    private void deployment() {
        start("apps/v1", "Deployment", workload.name());
        yaml.in("spec", () -> {
            yaml.line("replicas", plan.replicas());
            yaml.line("progressDeadlineSeconds", plan.progressDeadline());
            yaml.in(
                    "strategy",
                    () -> yaml.in("rollingUpdate", () -> {
                        yaml.line("maxUnavailable: 0", "a new pod is ready before an old one is removed");
                        yaml.line("maxSurge: 1", "one at a time");
                    }));
            selector("matchLabels");
            yaml.in("template", () -> {
                yaml.in("metadata", () -> {
                    labels("labels");
                    PodLines.annotations(yaml, plan, workload);
                });
                yaml.in("spec", this::pod);
            });
        });
    }

    private void pod() {
        yaml.line("terminationGracePeriodSeconds", plan.grace());
        yaml.in("securityContext", () -> yaml.in("seccompProfile", () -> yaml.line("type: RuntimeDefault")));
        boolean isNative = SidecarContainer.isNative(plan);
        if (isNative) {
            yaml.in("initContainers", this::sidecar);
        }
        yaml.in("containers", () -> {
            yaml.item(() -> new ProgramContainer(yaml, plan, workload, image).write());
            if (!isNative) {
                sidecar();
            }
        });
        yaml.in(
                "volumes",
                () -> yaml.item(() -> {
                    yaml.line("name: " + SidecarContainer.VOLUME);
                    yaml.in(
                            "configMap",
                            () -> yaml.line("name: " + Yaml.text(workload.name() + SidecarContainer.SUFFIX)));
                }));
    }

    private void sidecar() {
        yaml.item(() -> new SidecarContainer(yaml, plan, workload, sidecar).write());
    }

    private void service() {
        start("v1", "Service", workload.name());
        yaml.in("spec", () -> {
            labels("selector");
            yaml.in(
                    "ports",
                    () -> yaml.item(() -> {
                        yaml.line("name: " + ProgramContainer.port(workload));
                        yaml.line("port: " + SERVICE_PORT);
                        yaml.line(
                                "targetPort: " + ProgramContainer.port(workload),
                                "the program's; the port of Lifesigns is only for the kubelet");
                    }));
        });
    }

    private void disruptionBudget() {
        start("policy/v1", "PodDisruptionBudget", workload.name());
        yaml.in("spec", () -> {
            yaml.line("maxUnavailable: 1", "a node drain evicts one pod at a time");
            selector("matchLabels");
        });
    }

    private void start(String version, String kind, String name) {
        yaml.line("apiVersion: " + version);
        yaml.line("kind: " + kind);
        yaml.in("metadata", () -> {
            yaml.line("name: " + Yaml.text(name));
            labels("labels");
        });
    }

    private void selector(String how) {
        yaml.in("selector", () -> labels(how));
    }

    private void labels(String field) {
        yaml.in(field, () -> yaml.line(NAME_LABEL + Yaml.text(workload.name())));
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": none (expected: one, for a whole Deployment)");
        }
        return value;
    }
}
