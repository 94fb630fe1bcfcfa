/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The annotations with which a program outlives neither its proxy nor its kubelet's patience. */
class ServiceMeshTest {
    private static final Plan PLAN = Examples.plan(Requirements.defaults(Placement.OWN_CONTAINER));

    @Test
    void istiosProxyStartsFirstExitsLastAndAsksForTheKubelet() {
        assertThat(annotations(ServiceMesh.ISTIO))
                .isEqualTo(Map.of(
                        "sidecar.istio.io/rewriteAppHTTPProbers", "true",
                        "proxy.istio.io/config",
                                "holdApplicationUntilProxyStarts: true\nterminationDrainDuration: 15s\n"));
    }

    @Test
    void linkerdsProxyStartsFirstAndExitsLast() {
        assertThat(annotations(ServiceMesh.LINKERD))
                .isEqualTo(Map.of(
                        "config.linkerd.io/proxy-await", "enabled",
                        "config.alpha.linkerd.io/proxy-wait-before-exit-seconds", "15"));
    }

    @Test
    void theProxyExitsBeforeTheKill() {
        assertThat(PLAN.exit().value()).isEqualTo(15);
        assertThat(PLAN.grace().value()).isGreaterThanOrEqualTo(PLAN.exit().value() + 5);
    }

    @Test
    void aContainerHasNoAnnotations() {
        ProbedWorkload workload = Examples.in(ServiceMesh.ISTIO, Examples.ownContainer("orders", 8080));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.write(OutputFormat.CONTAINER, PLAN, workload))
                .withMessage("mesh: ISTIO (expected: none, because a container has no annotations)");
    }

    private static Object annotations(ServiceMesh mesh) {
        ProbedWorkload workload = Examples.in(mesh, Examples.ownContainer("orders", 8080));
        Map<?, ?> patch = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Manifests.write(OutputFormat.PATCH, PLAN, workload));
        return Written.at(patch, "spec", "template", "metadata", "annotations");
    }
}
