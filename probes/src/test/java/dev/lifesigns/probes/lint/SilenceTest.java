/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a rule has nothing to say. That it speaks at all is the matter of its own example. */
class SilenceTest {
    private static final String WEB = """
            apiVersion: v1
            kind: Service
            metadata: {name: orders}
            spec: {selector: {app: orders}, ports: [{port: 80, targetPort: http}]}
            ---
            apiVersion: %s
            kind: %s
            metadata: {name: orders}
            spec:
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: acme/orders:1
                      ports: [{name: http, containerPort: 8080}]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timeout-not-below-period        | {livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 1}}
            timeout-not-below-period        | {startupProbe: {tcpSocket: {port: 1}, periodSeconds: 1, timeoutSeconds: 5}}
            probe-field-type                | {livenessProbe: {tcpSocket: {port: 1}, periodSeconds: "${PERIOD}"}}
            probe-field-type                | {livenessProbe: {tcpSocket: {port: 1}, periodSeconds: null}}
            probe-field-type                | {livenessProbe: {tcpSocket: {port: 010}, periodSeconds: 0x10}}
            invalid-port-name               | {livenessProbe: {tcpSocket: {port: "$(PORT)"}}}
            no-handler                      | {livenessProbe: null}
            no-handler                      | {livenessProbe: }
            zero-means-default              | {livenessProbe: {tcpSocket: {port: 1}, initialDelaySeconds: 0}}
            success-threshold-not-one       | {readinessProbe: {tcpSocket: {port: 1}, successThreshold: 3}}
            grace-period-on-readiness       | {livenessProbe: {tcpSocket: {port: 1}, terminationGracePeriodSeconds: 5}}
            undefined-port                  | {livenessProbe: {grpc: {port: 1, service: orders}}}
            port-not-declared               | {livenessProbe: {tcpSocket: {port: 9000}}}
            port-not-declared               | {ports: [{containerPort: 80}], args: ["--health=:9000"], livenessProbe: {tcpSocket: {port: 9000}}}
            port-not-declared               | {ports: [{containerPort: 80}], livenessProbe: {tcpSocket: {port: 9000}}, readinessProbe: {tcpSocket: {port: 9000}}}
            misspelled-probe                  | {livenessProbe: {tcpSocket: {port: 1}}, lifecycle: {}, resources: {}, restartPolicyRules: []}
            default-timeout-on-jvm          | {image: "acme/orders:17-jre", livenessProbe: {tcpSocket: {port: 1}}}
            default-timeout-on-jvm          | {image: "acme/orders:17-jre", livenessProbe: {httpGet: {port: 1}, timeoutSeconds: 1}}
            default-timeout-on-jvm          | {image: "acme/orders:17-jre", startupProbe: {httpGet: {port: 1}}}
            default-timeout-on-jvm          | {image: "acme/kafka-exporter:1", livenessProbe: {httpGet: {port: 1}}}
            default-timeout-on-jvm          | {image: "acme/javascript:1", livenessProbe: {httpGet: {port: 1}}}
            default-timeout-on-jvm          | {image: "java.example.com/acme/web:1", livenessProbe: {httpGet: {port: 1}}}
            restart-sooner-than-pause       | {livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 5, failureThreshold: 2}}
            restart-sooner-than-pause       | {readinessProbe: {tcpSocket: {port: 1}, failureThreshold: 1}}
            liveness-quicker-than-readiness | {livenessProbe: {tcpSocket: {port: 1}}, readinessProbe: {httpGet: {port: 1}}}
            liveness-quicker-than-readiness | {livenessProbe: {exec: {command: [pgrep, app]}, periodSeconds: 5}, readinessProbe: {httpGet: {port: 1}}}
            no-startup-probe                | {image: "acme/orders:17-jre", livenessProbe: {tcpSocket: {port: 1}, failureThreshold: 6}}
            no-startup-probe                | {image: "acme/quarkus-orders:1", env: [{name: JAVA_OPTS}], livenessProbe: {tcpSocket: {port: 1}}}
            no-startup-probe                | {livenessProbe: {tcpSocket: {port: 1}}}
            initial-delay-as-startup        | {livenessProbe: {tcpSocket: {port: 1}, initialDelaySeconds: 29}}
            initial-delay-as-startup        | {readinessProbe: {tcpSocket: {port: 1}, initialDelaySeconds: 60}}
            startup-budget-too-small        | {startupProbe: {tcpSocket: {port: 1}}}
            exec-on-short-period            | {livenessProbe: {exec: {command: [x]}, periodSeconds: 5}, startupProbe: {exec: {command: [x]}, periodSeconds: 1}}
            liveness-on-readiness-path      | {livenessProbe: {httpGet: {path: /healthz, port: 1}}, readinessProbe: {httpGet: {path: /readyz, port: 1}}}
            liveness-on-readiness-path      | {livenessProbe: {httpGet: {path: /already, port: 1}}}
            liveness-reads-dependencies     | {livenessProbe: {httpGet: {path: /healthz, port: 1}}}
            liveness-reads-dependencies     | {livenessProbe: {httpGet: {path: /health, port: 1}}, readinessProbe: {httpGet: {path: /ready, port: 1}}}
            liveness-reads-dependencies     | {livenessProbe: {httpGet: {path: /actuator/health/liveness, port: 1}}}
            liveness-same-as-readiness      | {livenessProbe: {tcpSocket: {port: 1}}, readinessProbe: {tcpSocket: {port: 1}}}
            liveness-same-as-readiness      | {livenessProbe: {grpc: {port: 1}}, readinessProbe: {grpc: {port: 1, service: orders}}}
            liveness-same-as-readiness      | {ports: [{name: metrics, containerPort: 1}], livenessProbe: {httpGet: {port: 1}}, readinessProbe: {httpGet: {port: 1}}}
            tcp-where-http-exists           | {livenessProbe: {tcpSocket: {port: 80}}, readinessProbe: {httpGet: {port: 80}}}
            tcp-where-http-exists           | {ports: [{name: redis, containerPort: 6379}], readinessProbe: {tcpSocket: {port: redis}}}
            scheme-against-port             | {ports: [{name: webhook, containerPort: 8443}], livenessProbe: {httpGet: {port: webhook}}}
            scheme-against-port             | {livenessProbe: {httpGet: {port: 9443}}}
            scheme-against-port             | {ports: [{name: web, containerPort: 9090}], livenessProbe: {httpGet: {port: web, scheme: HTTPS}}}
            scheme-against-port             | {livenessProbe: {httpGet: {port: 8080, scheme: HTTPS}}}
            no-readiness                    | {ports: [{name: http-metrics, containerPort: 9402}]}
            no-readiness                    | {ports: [{name: dns, containerPort: 53, protocol: UDP}]}
            """)
    void ofContainersThatAreFine(String rule, String container) {
        assertThat(Rules.texts()).extracting(RuleText::id).contains(rule);
        assertThat(LintedManifest.container(container).of(rule)).isEmpty();
    }

    @Test
    void noReadinessIsMissedWhereTheServiceLeadsToAnotherContainer() {
        String twoContainers = WEB.formatted("apps/v1", "Deployment")
                        .replace("name: http, containerPort: 8080", "name: other, containerPort: 9000")
                + "        - {name: web, image: a, ports: [{name: http, containerPort: 8080}], readinessProbe: {tcpSocket: {port: http}}}\n";

        assertThat(LintedManifest.file(twoContainers).of("no-readiness")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"batch/v1, Job", "keda.sh/v1alpha1, ScaledJob"})
    void noReadinessIsMissedInWhatRunsToAnEnd(String version, String kind) {
        assertThat(LintedManifest.file(WEB.formatted(version, kind)).rules()).isEmpty();
    }

    @Test
    void noReadinessIsMissedBehindAServiceThatPublishesAll() {
        String all = WEB.formatted("apps/v1", "StatefulSet")
                .replace("spec: {selector", "spec: {publishNotReadyAddresses: true, selector");

        assertThat(LintedManifest.file(all).of("no-readiness")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifecycle: {preStop: {exec: {command: [/wait-shutdown]}}}",
                "args: [--graceful-timeout=30]",
                "env: [{name: SHUTDOWN_DELAY, value: 5s}]"
            })
    void noDrainIsMissedWhereSomethingSpeaksOfIt(String field) {
        String drains = WEB.formatted("apps/v1", "Deployment") + "          " + field + "\n";

        assertThat(LintedManifest.file(WEB.formatted("apps/v1", "Deployment")).rules())
                .contains("no-drain");
        assertThat(LintedManifest.file(drains).rules()).doesNotContain("no-drain");
    }

    @Test
    void oneReplicaIsNoneWhereAnAutoscalerDecides() {
        String lonely = WEB.formatted("apps/v1", "Deployment")
                + "          readinessProbe: {httpGet: {path: /actuator/health, port: http}}\n";
        String autoscaler = """
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: orders}
                spec: {scaleTargetRef: {kind: Deployment, name: orders}}
                """;

        assertThat(LintedManifest.file(lonely).rules()).contains("one-replica-behind-shared-check");
        assertThat(LintedManifest.file(lonely + autoscaler).rules()).doesNotContain("one-replica-behind-shared-check");
    }

    @Test
    void theHostIsRightOnTheNetworkOfTheNode() {
        String pod =
                "{apiVersion: v1, kind: Pod, spec: {hostNetwork: %s, containers: [{name: a, image: a, livenessProbe: "
                        + "{tcpSocket: {host: 127.0.0.1, port: 1}}}]}}";

        assertThat(LintedManifest.file(pod.formatted("false")).rules()).contains("host-set");
        assertThat(LintedManifest.file(pod.formatted("true")).rules()).isEmpty();
    }

    @Test
    void aSidecarMayHaveProbesAndNeedsNone() {
        String pod =
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{name: a, image: a}], initContainers: "
                        + "[{name: proxy, image: a, restartPolicy: Always, ports: [{name: http, containerPort: 1}]%s}]}}}}";

        assertThat(LintedManifest.file(pod.formatted("")).findings()).isEmpty();
        assertThat(LintedManifest.file(pod.formatted(", readinessProbe: {grpc: {port: 1}}"))
                        .findings())
                .isEmpty();
    }

    @Test
    void withoutOptionsTheRulesThatNeedThemAreSilent() {
        List<String> rules = LintedManifest.container(
                        "readinessProbe: {httpGet: {path: /health/ready, port: 8080}, periodSeconds: 600}")
                .rules();

        assertThat(rules)
                .doesNotContain(
                        "check-outlasts-probe",
                        "probe-not-served",
                        "detection-beyond-objective",
                        "recovery-beyond-objective");
    }
}
