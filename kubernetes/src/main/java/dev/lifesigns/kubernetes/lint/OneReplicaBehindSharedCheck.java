/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.ProbeKind;
import dev.lifesigns.kubernetes.ProbedService.Check;
import dev.lifesigns.kubernetes.lint.HealthPath.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The only pod of a service, out of traffic with something that it shares. */
final class OneReplicaBehindSharedCheck implements Rule {
    private static final Set<String> KINDS = Set.of("Deployment", "Rollout", "ReplicaSet", "DeploymentConfig");
    private static final RuleText TEXT = new RuleText(
            "one-replica-behind-shared-check",
            Severity.NOTE,
            "The only pod does not become unready with something that it shares",
            "Readiness is there to send the traffic to another pod. Where there is no other, or all depend on the same database, "
                    + "it sends it nowhere: clients get a refused connection instead of the answer or the degraded page that "
                    + "the service could still give. Make such a check non-critical, or run more pods if their dependencies "
                    + "are their own.",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              replicas: 1
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: acme/orders:1
                      readinessProbe:
                        httpGet: {path: /actuator/health, port: 8080}
                        timeoutSeconds: 3
            """,
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              replicas: 1
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: acme/orders:1
                      readinessProbe:
                        httpGet: {path: /actuator/health/readiness, port: 8080}
                        timeoutSeconds: 3
            """,
            "It speaks if readiness asks /actuator/health or /q/health, or if --config has a critical check of a dependency in "
                    + "it. It keeps silent about StatefulSets, about what an autoscaler scales, and about processes that elect "
                    + "a leader.",
            List.of(Sources.CONCEPTS));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        Optional<ResolvedProbe> readiness = target.probe(ProbeKind.READINESS);
        Optional<String> path = readiness.flatMap(ResolvedProbe::httpPath);
        if (path.isEmpty() || !isOnly(target) || electsLeader(target)) {
            return;
        }
        String because = because(target, path.get());
        if (because.isEmpty()) {
            return;
        }
        HealthPath known = HealthPath.of(path.get());
        findings.add(
                readiness.get().declared().position(),
                "the only pod is ready only if " + because,
                "When that fails, clients get a refused connection rather than the answer that the service could still give.",
                known != null
                                && known.meaning() == Meaning.EVERYTHING
                                && target.service().isEmpty()
                        ? fix(readiness.get(), known, path.get())
                        : List.of());
    }

    private static List<Fix> fix(ResolvedProbe readiness, HealthPath known, String path) {
        String ready = known.readinessOf(path);
        return ready == null || !readiness.handler().field().equals("httpGet")
                ? List.of()
                : List.of(new Fix(readiness.declared().path("httpGet.path"), FlowYaml.text(ready)));
    }

    private static String because(Target target, String path) {
        if (target.service().isPresent()) {
            Optional<Check> check = ServedPath.of(target, path).flatMap(ServedPath::dependency);
            return check.map(it -> "the check '" + it.name() + "' of a dependency is up")
                    .orElse("");
        }
        HealthPath known = HealthPath.of(path);
        return known != null && known.meaning() == Meaning.EVERYTHING
                ? "everything is up that " + known.framework() + " checks behind " + path
                : "";
    }

    private static boolean isOnly(Target target) {
        return KINDS.contains(target.workload().kind())
                && target.workload().replicas().orElse(0) == 1
                && !target.cluster().isAutoscaled(target.workload());
    }

    private static boolean electsLeader(Target target) {
        return target.container().commandLine().stream()
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains("leader"));
    }
}
