/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

/** Where rules can be read up. */
final class Sources {
    static final String PROBES =
            "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/";
    static final String CONCEPTS =
            "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/";
    static final String API = "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe";
    static final String VALIDATION =
            "https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go";
    static final String WORKER = "https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/worker.go";
    static final String TERMINATION =
            "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination";
    static final String SIDECARS = "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/";
    static final String ACTUATOR =
            "https://docs.spring.io/spring-boot/reference/actuator/endpoints.html#actuator.endpoints.kubernetes-probes";

    private Sources() {}
}
