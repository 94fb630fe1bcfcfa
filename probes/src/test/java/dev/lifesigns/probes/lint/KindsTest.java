/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of manifests that the linter once got wrong: what it says of them, and that its fixes do no harm. */
class KindsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            default-timeout-on-exec     | {livenessProbe: {exec: {command: [nodetool, status]}}}                                   | timeoutSeconds=5
            default-timeout-on-exec     | {readinessProbe: {exec: {command: [sh, -c, "python3 /check.py"]}, periodSeconds: 5}}     | timeoutSeconds=5 periodSeconds=10
            command-outlasts-probe      | {readinessProbe: {exec: {command: [curl, -fsS, -m, "4", "http://localhost/"]}, timeoutSeconds: 2}} | timeoutSeconds=5
            command-outlasts-probe      | {livenessProbe: {exec: {command: [timeout, 20s, redis-cli, ping]}, timeoutSeconds: 5}}   | timeoutSeconds=21 periodSeconds=22
            command-outlasts-probe      | {livenessProbe: {exec: {command: [sh, -c, "wget -q -T 3 -O- localhost:80/live"]}}}       | timeoutSeconds=4
            command-outlasts-probe      | {livenessProbe: {exec: {command: [/bin/grpc_health_probe, "-addr=:7070", "-rpc-timeout=5s"]}}} | timeoutSeconds=6
            probe-cannot-fail           | {livenessProbe: {exec: {command: [cat, /proc/1/status]}, timeoutSeconds: 2}}             | ''
            probe-cannot-fail           | {readinessProbe: {exec: {command: [sh, -c, "curl localhost:80; true"]}, timeoutSeconds: 2}} | ''
            probe-cannot-fail           | {readinessProbe: {exec: {command: [/bin/sh, -c, "exit 0"]}, timeoutSeconds: 2}}          | ''
            liveness-reads-dependencies | {livenessProbe: {exec: {command: [pg_isready, -h, db.shop.svc]}, timeoutSeconds: 4}}     | ''
            liveness-reads-dependencies | {livenessProbe: {exec: {command: [sh, -c, "nc -z -w 2 queue 5672"]}, timeoutSeconds: 3}} | ''
            liveness-reads-dependencies | {env: [{name: REDIS, value: cache}], livenessProbe: {exec: {command: [sh, -c, "redis-cli -h $REDIS ping"]}, timeoutSeconds: 3}} | ''
            hasty-readiness             | {ports: [{containerPort: 80}], readinessProbe: {httpGet: {port: 80}, periodSeconds: 3, failureThreshold: 1}} | failureThreshold=3 timeoutSeconds=3 periodSeconds=5
            slow-readiness              | {ports: [{containerPort: 80}], readinessProbe: {httpGet: {port: 80}, periodSeconds: 60}} | periodSeconds=10
            no-startup-probe            | {livenessProbe: {httpGet: {path: /livez, port: 80}, periodSeconds: 1, failureThreshold: 2}} | startupProbe={httpGet: {path: /livez, port: 80}, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 6}
            timeout-not-below-period    | {readinessProbe: {httpGet: {port: 80}, periodSeconds: 2, timeoutSeconds: 5}}             | periodSeconds=6
            unknown-lifecycle-field     | {lifecycle: {preStopHook: {exec: {command: [sleep, "15"]}}}}                             | preStopHook= preStop={exec: {command: [sleep, "15"]}}
            unknown-lifecycle-field     | {lifecycle: {prestop: {sleep: {seconds: 5}}}}                                            | prestop= preStop={sleep: {seconds: 5}}
            unknown-lifecycle-field     | {lifeCycle: {preStop: {sleep: {seconds: 5}}}}                                            | lifeCycle= lifecycle={preStop: {sleep: {seconds: 5}}}
            unknown-lifecycle-field     | {lifecycle: {preStop: {sleep: {second: 5}}}}                                             | second= seconds=5
            unknown-lifecycle-field     | {preStop: {sleep: {seconds: 5}}}                                                         | preStop= preStop={sleep: {seconds: 5}}
            grace-within-drain          | {lifecycle: {preStop: {exec: {command: [sh, -c, "sleep 2m"]}}}}                          | terminationGracePeriodSeconds=135
            grace-within-drain          | {lifecycle: {preStop: {exec: {command: [sleep, 1h]}}}}                                   | terminationGracePeriodSeconds=3615
            invalid-grpc-mode           | {readinessProbe: {grpc: {port: 9000, mode: tls}, timeoutSeconds: 2}}                     | mode=TLS
            liveness-on-readiness-path  | {livenessProbe: {httpGet: {path: /readyz, port: 80}}}                                    | ''
            liveness-on-readiness-path  | {startupProbe: {httpGet: {path: /livez, port: 80}}, livenessProbe: {httpGet: {path: /readyz, port: 80}}} | path=/livez
            port-not-declared           | {ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8008}}}              | ''
            undefined-port              | {ports: [{name: http, containerPort: 8080}], livenessProbe: {httpGet: {port: health}}}   | ''
            liveness-same-as-readiness  | {livenessProbe: {httpGet: {port: 80}, periodSeconds: 60, failureThreshold: 10}, readinessProbe: {httpGet: {port: 80}, periodSeconds: 60, failureThreshold: 10}} | periodSeconds=10 failureThreshold=3
            liveness-quicker-than-readiness | {livenessProbe: {httpGet: {path: /live, port: 80}}, readinessProbe: {httpGet: {path: /ready, port: 80}, failureThreshold: 10}} | failureThreshold=3
            """)
    void whatIsFoundAndWhatToWrite(String rule, String container, String fixes) {
        assertThat(LintedManifest.container(container).of(rule))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fixes().stream()
                                .map(fix -> fix.path().substring(fix.path().lastIndexOf('.') + 1) + "=" + fix.value()))
                        .containsExactly(fixes.isEmpty() ? new String[0] : fixes.split(" (?=\\w+=)", -1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            default-timeout-on-exec         | {livenessProbe: {exec: {command: [cat, /tmp/healthy]}}}
            default-timeout-on-exec         | {livenessProbe: {exec: {command: [sh, -c, "test -f /tmp/alive && [ -s /tmp/x ]"]}}}
            default-timeout-on-exec         | {livenessProbe: {exec: {command: [nodetool, status], }, timeoutSeconds: 1}}
            command-outlasts-probe          | {livenessProbe: {exec: {command: [curl, --max-time, "2", localhost]}, timeoutSeconds: 2}}
            probe-cannot-fail               | {livenessProbe: {exec: {command: [cat, /tmp/healthy]}}}
            probe-cannot-fail               | {livenessProbe: {exec: {command: [sh, -c, "curl -f localhost || exit 1"]}}}
            probe-cannot-fail               | {livenessProbe: {exec: {command: [sh, -c, "test -f /ready && echo ok"]}}}
            liveness-reads-dependencies     | {livenessProbe: {exec: {command: [pg_isready, -h, 127.0.0.1]}}}
            liveness-reads-dependencies     | {livenessProbe: {exec: {command: [pg_isready, -h, /var/run/postgresql]}}}
            liveness-reads-dependencies     | {livenessProbe: {exec: {command: [sh, -c, "redis-cli -h $(hostname) ping"]}}}
            liveness-reads-dependencies     | {livenessProbe: {exec: {command: [sh, -c, "mysqladmin ping -h localhost"]}}}
            liveness-reads-dependencies     | {livenessProbe: {exec: {command: [sh, -c, "redis-cli -h $POD_IP ping"]}}}
            liveness-reads-dependencies     | {livenessProbe: {exec: {command: [grpc_health_probe, "-addr=:7070"]}}}
            liveness-reads-dependencies     | {livenessProbe: {exec: {command: [curl, -f, "http://localhost:8080/x"]}}}
            liveness-quicker-than-readiness | {livenessProbe: {tcpSocket: {port: 80}}, readinessProbe: {httpGet: {port: 80}, periodSeconds: 30}}
            restart-sooner-than-pause       | {livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 1, failureThreshold: 1}}
            hasty-readiness                 | {ports: [{containerPort: 80}], readinessProbe: {httpGet: {port: 80}, failureThreshold: 1, timeoutSeconds: 5}}
            hasty-readiness                 | {ports: [{name: metrics, containerPort: 80}], readinessProbe: {httpGet: {port: 80}, failureThreshold: 1}}
            slow-readiness                  | {ports: [{containerPort: 80}], readinessProbe: {httpGet: {port: 80}, periodSeconds: 20}}
            no-startup-probe                | {livenessProbe: {httpGet: {port: 80}, periodSeconds: 5, failureThreshold: 2}}
            port-not-declared               | {ports: [{containerPort: 8080}], livenessProbe: {httpGet: {port: 8080}}, readinessProbe: {httpGet: {path: /readyz, port: 8081}}}
            port-not-declared               | {ports: [{containerPort: 15090}], readinessProbe: {httpGet: {path: /healthz/ready, port: 15021}}}
            unknown-probe-field             | {readinessProbe: {grpc: {port: 9000, mode: TLS}}}
            unknown-probe-field             | {readinessProbe: {httpGet: {port: 80, protocol: HTTP2}}}
            unknown-lifecycle-field         | {lifecycle: {stopSignal: SIGUSR1, preStop: {sleep: {seconds: 0}}, postStart: {httpGet: {path: /, port: 80}}}}
            grace-within-drain              | {lifecycle: {preStop: {exec: {command: [sleep, 29s]}}}}
            """)
    void whatIsFine(String rule, String container) {
        assertThat(LintedManifest.container(container).of(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 3                                     | http      | 8080  | no-drain no-readiness
            replicas: 1, strategy: {type: Recreate}         | http      | 8080  | ''
            replicas: 3, strategy: {type: Recreate}         | http      | 8080  | no-readiness
            replicas: 1                                     | dbapi     | 3306  | ''
            replicas: 2                                     | redis     | 6379  | ''
            replicas: 2                                     | ''        | 5432  | ''
            replicas: 2                                     | profiling | 6060  | no-readiness
            """)
    void whatNeedsReadinessAndDrain(String spec, String name, int port, String rules) {
        String text = """
                apiVersion: v1
                kind: Service
                metadata: {name: orders}
                spec: {selector: {app: orders}, ports: [{port: 80, targetPort: http}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: orders}
                spec:
                  %s
                  selector: {matchLabels: {app: orders}}
                  template:
                    metadata: {labels: {app: orders}}
                    spec:
                      containers:
                        - name: app
                          image: acme/orders:1
                          ports: [{name: %s, containerPort: %d}]
                """.formatted(spec.replace(", s", "\n  s"), name, port).replace("name: , ", "");
        assertThat(LintedManifest.file(text.replace("targetPort: http", "targetPort: " + port))
                        .rules())
                .containsExactly(rules.isEmpty() ? new String[0] : rules.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            initial-delay-as-startup    | {livenessProbe: {httpGet: {path: /live, port: 80}, initialDelaySeconds: 60}} | remove the delay if no node runs Kubernetes 1.35 or later
            initial-delay-as-startup    | {livenessProbe: {httpGet: {path: /actuator/health, port: 80}, initialDelaySeconds: 60}} | if the application runs Spring Boot 2.3 or later
            no-startup-probe            | {livenessProbe: {httpGet: {path: /actuator/health, port: 80}, failureThreshold: 1, periodSeconds: 5}} | if the application runs Spring Boot 2.3 or later
            liveness-reads-dependencies | {livenessProbe: {httpGet: {path: /actuator/health, port: 80}}}        | if the application runs Spring Boot 2.3 or later
            scheme-against-port         | {livenessProbe: {httpGet: {port: 8443}}}                              | if it does succeed, leave it as it is
            host-set                    | {livenessProbe: {httpGet: {host: shop.example, port: 80}}}            | If this pod is meant, send the name as a header instead
            host-set                    | {livenessProbe: {tcpSocket: {host: shop.example, port: 80}}}          | Remove host if this pod is meant
            """)
    void aFixThatIsNotCertainSaysSo(String rule, String container, String condition) {
        assertThat(LintedManifest.container(container).of(rule)).singleElement().satisfies(finding -> {
            assertThat(finding.fixes()).isNotEmpty();
            assertThat(finding.consequence()).contains(condition);
        });
    }

    @Test
    void theDelayIsLeftToItsOwner() {
        assertThat(LintedManifest.container(
                                "livenessProbe: {httpGet: {path: /live, port: 80}, initialDelaySeconds: 60}")
                        .of("initial-delay-as-startup")
                        .get(0)
                        .fixes())
                .noneMatch(Fix::removes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            startupProbe: {httpGet: {path: /health, port: 80}}    | 9 | NOTE
            startupProbe: {httpGet: {path: /started, port: 80}}   | 9 |
            startupProbe: {httpGet: {path: /health, port: 80}}    | 3 |
            """)
    void onePathForAllThreeProbes(String startup, int threshold, Severity severity) {
        String probe = "Probe: {httpGet: {path: /health, port: 80}, failureThreshold: ";
        LintedManifest linted = LintedManifest.container(
                "{" + startup + ", readiness" + probe + "3}, liveness" + probe + threshold + "}}");
        assertThat(linted.of("liveness-reads-dependencies"))
                .extracting(Finding::severity)
                .containsExactly(severity == null ? new Severity[0] : new Severity[] {severity});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3600 | {livenessProbe: {httpGet: {path: /live, port: 80}}}                                       | 60
            900  | {lifecycle: {preStop: {sleep: {seconds: 30}}}, livenessProbe: {httpGet: {path: /live, port: 80}}} | 90
            899  | {livenessProbe: {httpGet: {path: /live, port: 80}}}                                       |
            3600 | {livenessProbe: {httpGet: {path: /live, port: 80}, terminationGracePeriodSeconds: 30}}    |
            3600 | {readinessProbe: {httpGet: {path: /ready, port: 80}}}                                     |
            """)
    void aLongGracePeriodIsNotForLiveness(int grace, String container, String fix) {
        String text = LintedManifest.container(container)
                .text()
                .replace("      containers:", "      terminationGracePeriodSeconds: " + grace + "\n      containers:");
        assertThat(LintedManifest.file(text).of("long-grace-on-liveness"))
                .flatExtracting(Finding::fixes)
                .extracting(Fix::value)
                .containsExactly(fix == null ? new String[0] : new String[] {fix});
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, rollingUpdate, 12, 100%, true",
        "Deployment, rollingUpdate, 12, 12, true",
        "Deployment, rollingUpdate, 12, 11, false",
        "Deployment, rollingUpdate, 12, 99%, false",
        "Deployment, rollingUpdate, 1, 100%, false",
        "DeploymentConfig, rollingParams, 3, 3, true",
        "Rollout, canary, 2, 100%, true",
        "StatefulSet, rollingUpdate, 12, 100%, false"
    })
    void aRollingUpdateKeepsSomePods(String kind, String field, int pods, String most, boolean found) {
        String text = LintedManifest.container(
                        "{ports: [{containerPort: 80}], readinessProbe: {httpGet: {path: /ready, port: 80}}}")
                .text()
                .replace("kind: Deployment", "kind: " + kind)
                .replace(
                        "replicas: 12",
                        "replicas: %d\n  strategy: {%s: {maxUnavailable: %s}}".formatted(pods, field, most));
        assertThat(LintedManifest.file(text).of("all-pods-at-once")).hasSize(found ? 1 : 0);
    }

    @Test
    void knativeFillsInThePort() {
        LintedManifest linted = LintedManifest.file("""
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: hello}
                spec:
                  template:
                    spec:
                      containers:
                        - image: registry.example/hello:1
                          readinessProbe: {tcpSocket: {}, periodSeconds: 0}
                          livenessProbe: {httpGet: {path: /live}}
                """);
        assertThat(linted.result().workloads()).isEqualTo(1);
        assertThat(linted.findings()).isEmpty();
    }

    @Test
    void theAutoscalerSaysHowManyPodsThereAre() {
        String autoscaler = """
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: orders}
                spec: {minReplicas: 4, maxReplicas: 20, scaleTargetRef: {kind: Deployment, name: orders}}
                """;
        LintedManifest linted = LintedManifest.file(
                LintedManifest.container("livenessProbe: {httpGet: {path: /actuator/health/readiness, port: 80}}")
                                .text()
                        + autoscaler);
        assertThat(linted.of("liveness-on-readiness-path"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.consequence()).contains("restarts all 4 to 20 pods at once"));
    }

    @Test
    void aLeaderIsNamed() {
        LintedManifest linted = LintedManifest.container(
                "args: [--leader-elect]\nlivenessProbe: {httpGet: {path: /readyz, port: 8081}, periodSeconds: 20}");
        assertThat(linted.of("liveness-on-readiness-path")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.fixes()).isEmpty();
            assertThat(finding.consequence()).endsWith("restarts all 12 pods at once, leader included.");
        });
    }

    @Test
    void aStartupProbeNeverAsksReadiness() {
        LintedManifest linted = LintedManifest.container("""
                image: eclipse-temurin:21
                livenessProbe: {httpGet: {path: /actuator/health/readiness, port: 80}, timeoutSeconds: 3}
                """);
        assertThat(linted.of("no-startup-probe").get(0).fixes())
                .singleElement()
                .satisfies(fix ->
                        assertThat(fix.value()).startsWith("{httpGet: {path: /actuator/health/liveness, port: 80}"));
        LintedManifest unknown =
                LintedManifest.container("livenessProbe: {httpGet: {path: /ready, port: 80}, initialDelaySeconds: 60}");
        assertThat(unknown.of("initial-delay-as-startup").get(0).fixes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minAvailable: 12      | budget-blocks-drain budget-keeps-broken-pods
            minAvailable: 100%    | budget-blocks-drain budget-keeps-broken-pods
            minAvailable: 95%     | budget-blocks-drain budget-keeps-broken-pods
            maxUnavailable: 0     | budget-blocks-drain
            maxUnavailable: 0%    | budget-blocks-drain
            minAvailable: 11      | budget-keeps-broken-pods
            maxUnavailable: 10%   | ''
            maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow | ''
            """)
    void budgets(String amount, String rule) {
        LintedManifest linted =
                LintedManifest.file(LintedManifest.container("readinessProbe: {httpGet: {path: /ready, port: 80}}")
                                .text()
                        + """
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: orders}
                spec: {selector: {matchLabels: {app: orders}}, %s}
                """.formatted(amount));
        assertThat(linted.rules()).containsExactly(rule.isEmpty() ? new String[0] : rule.split(" ", -1));
    }

    @Test
    void theObjectsOfAnOpenShiftTemplateAreRead() {
        LintedManifest linted = LintedManifest.file("""
                apiVersion: template.openshift.io/v1
                kind: Template
                metadata: {name: shop}
                parameters: [{name: NAME, value: shop}]
                objects:
                  - apiVersion: apps.openshift.io/v1
                    kind: DeploymentConfig
                    metadata: {name: "${NAME}"}
                    spec:
                      replicas: ${{COUNT}}
                      template:
                        metadata: {labels: {app: "${NAME}"}}
                        spec:
                          containers:
                            - {name: shop, image: "shop:${TAG}", livenessProbe: {httpGet: {path: /live, port: 8080}, timeoutSecond: 3}}
                """);
        assertThat(linted.result().workloads()).isEqualTo(1);
        assertThat(linted.rules()).containsExactly("unknown-probe-field");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apps/v1              | Deployment      | The API server rejects the object.
            argoproj.io/v1alpha1 | Rollout         | The API server rejects the object or, if it takes it unchecked, its pods.
            """)
    void whoRejectsIt(String apiVersion, String kind, String consequence) {
        String text = LintedManifest.container("{livenessProbe: {httpGet: {path: /live}}}")
                .text()
                .replace("apps/v1", apiVersion)
                .replace("kind: Deployment", "kind: " + kind);
        assertThat(LintedManifest.file(text).of("incomplete-handler"))
                .extracting(Finding::consequence)
                .containsExactly(consequence);
    }

    @Test
    void aTriggerOfADeploymentConfigSetsTheImage() {
        LintedManifest linted = LintedManifest.file("""
                apiVersion: apps.openshift.io/v1
                kind: DeploymentConfig
                metadata: {name: shop}
                spec:
                  triggers: [{type: ConfigChange}, {type: ImageChange}]
                  template:
                    spec:
                      containers:
                        - {name: shop, livenessProbe: {httpGet: {path: /live}}}
                """);
        assertThat(linted.result().notes()).isEmpty();
        assertThat(linted.rules()).contains("incomplete-handler");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{replicas}}   | its tool, such as Jinja or Mustache
            @REPLICAS@     | the build that replaces @…@, such as Maven
            """)
    void whatIsBesideAPlaceholderIsRead(String placeholder, String advice) {
        LintedManifest linted =
                LintedManifest.file(LintedManifest.container("livenessProbe: {tcpSocket: {port: 80}, timeoutSecond: 3}")
                        .text()
                        .replace("replicas: 12", "# unlike %{ if }\n  replicas: " + placeholder));
        assertThat(linted.result().broken()).isEmpty();
        assertThat(linted.result().notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message())
                        .startsWith("a template that is not rendered")
                        .contains(advice));
        assertThat(linted.rules()).containsExactly("unknown-probe-field");
    }

    @Test
    void aTemplateWithConditionsIsOnlyNoted() {
        LintedManifest linted = LintedManifest.file("%{ if enabled }\napiVersion: v1\n%{ endif }\nkind: {{ x }}\n");
        assertThat(linted.result().broken()).isEmpty();
        assertThat(linted.result().notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("Terraform"));
    }
}
