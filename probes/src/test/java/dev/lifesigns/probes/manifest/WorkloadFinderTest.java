/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.PodProbes;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.manifest.Container.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadFinderTest {
    private static final String SPEC = "{containers: [{name: app, image: a}]}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1                     | Pod         | spec: %s                                            | spec
            v1                     | PodTemplate | template: {spec: %s}                                | template.spec
            apps/v1                | Deployment  | spec: {template: {spec: %s}}                        | spec.template.spec
            apps/v1                | StatefulSet | spec: {template: {spec: %s}}                        | spec.template.spec
            batch/v1               | CronJob     | spec: {jobTemplate: {spec: {template: {spec: %s}}}} | spec.jobTemplate.spec.template.spec
            argoproj.io/v1alpha1   | Rollout     | spec: {template: {spec: %s}}                        | spec.template.spec
            serving.knative.dev/v1 | Service     | spec: {template: {spec: %s}}                        | spec.template.spec
            leaderworkerset.x-k8s.io/v1 | LeaderWorkerSet | spec: {leaderWorkerTemplate: {workerTemplate: {spec: %s}}} | spec.leaderWorkerTemplate.workerTemplate.spec
            example.com/v1         | Fleet       | spec: {sets: [{template: {spec: %s}}]}              | spec.sets[0].template.spec
            """)
    void aPodTemplateIsFoundWhereItsKindHasIt(String version, String kind, String body, String path) {
        List<Workload> found = find("apiVersion: " + version + "\nkind: " + kind + "\n" + body.formatted(SPEC));

        assertThat(found)
                .singleElement()
                .satisfies(workload -> assertThat(workload.template().path()).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1                      | ConfigMap                | spec: {template: {spec: %s}}
            apiextensions.k8s.io/v1 | CustomResourceDefinition | spec: {template: {spec: %s}}
            monitoring.coreos.com/v1 | Prometheus              | spec: %s
            apps/v1                 | Deployment               | spec: {}
            """)
    void whatRunsNoPodsHasNone(String version, String kind, String body) {
        assertThat(find("apiVersion: " + version + "\nkind: " + kind + "\n" + body.formatted(SPEC)))
                .isEmpty();
    }

    @Test
    void anInitContainerThatIsAlwaysRestartedIsASidecar() {
        Workload pod = find("""
                        apiVersion: v1
                        kind: Pod
                        spec:
                          containers: [{name: app}]
                          initContainers: [{name: migrate}, {name: proxy, restartPolicy: Always}]
                        """).get(0);

        assertThat(pod.template().containers())
                .extracting(Container::role)
                .containsExactly(Role.INIT, Role.SIDECAR, Role.MAIN);
    }

    @Test
    void replicasAreOneByDefaultAndUnknownWhereNobodySetsThem() {
        assertThat(find("apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: " + SPEC + "}}")
                        .get(0)
                        .replicas())
                .hasValue(1);
        assertThat(find("apiVersion: apps/v1\nkind: DaemonSet\nspec: {template: {spec: " + SPEC + "}}")
                        .get(0)
                        .replicas())
                .isEmpty();
        assertThat(find("apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 12, template: {spec: " + SPEC + "}}")
                        .get(0)
                        .replicas())
                .hasValue(12);
    }

    @Test
    void aGroupOfALeaderWorkerSetIsNoPod() {
        List<Workload> found =
                find("apiVersion: leaderworkerset.x-k8s.io/v1\nkind: LeaderWorkerSet\nspec: {replicas: 2, "
                        + "leaderWorkerTemplate: {size: 4, leaderTemplate: {spec: " + SPEC
                        + "}, workerTemplate: {spec: " + SPEC + "}}}");

        assertThat(found)
                .hasSize(2)
                .allSatisfy(workload -> assertThat(workload.replicas()).isEmpty());
    }

    @Test
    void theProbesOfAContainerHaveTheDefaultsOfKubernetes() {
        Workload pod = find("""
                        apiVersion: v1
                        kind: Pod
                        spec:
                          terminationGracePeriodSeconds: 60
                          containers:
                          - name: app
                            lifecycle: {preStop: {exec: {command: [sh, -c, "sleep 5; nginx -s quit"]}}}
                            livenessProbe: {tcpSocket: {port: 1}, failureThreshold: 0}
                            readinessProbe: {exec: {command: [x]}, periodSeconds: "5"}
                        """).get(0);

        PodProbes probes = pod.probesOf(pod.template().containers().get(0));

        assertThat(probes.probe(ProbeKind.LIVENESS).orElseThrow().failureThreshold())
                .isEqualTo(3);
        assertThat(probes.probe(ProbeKind.READINESS)).isEmpty();
        assertThat(probes.terminationGracePeriodSeconds()).isEqualTo(60);
        assertThat(probes.preStopSeconds()).isEqualTo(5);
    }

    private static List<Workload> find(String text) {
        return WorkloadFinder.find(ManifestReader.read(new ManifestSource("orders.yaml", text))
                .objects()
                .get(0));
    }
}
