/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kubernetes.lint;

import dev.lifesigns.kubernetes.Handler.Grpc;
import dev.lifesigns.kubernetes.ProbedService;
import dev.lifesigns.kubernetes.manifest.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pod that stops while the load balancers still send it requests. */
final class NoDrain implements Rule {
    private static final int SLEEP = 5;
    private static final int TO_FINISH = 15;
    private static final Pattern BY_ITSELF = Pattern.compile("(?i)drain|shut[-_]?down|grace");
    private static final Set<String> ROLLING = Set.of("Deployment", "Rollout");
    private static final RuleText TEXT = new RuleText(
            "no-drain",
            Severity.NOTE,
            "A pod behind a service goes on serving for a moment after its deletion",
            "SIGTERM and the news that a pod is gone set out at the same time, and the news takes some seconds to reach every "
                    + "node and load balancer. A process that stops at once refuses the requests that are still sent to it. A "
                    + "preStop that sleeps for 5 s, or a process that drains by itself, closes the gap.",
            """
            apiVersion: v1
            kind: Service
            metadata: {name: orders}
            spec:
              selector: {app: orders}
              ports: [{port: 80, targetPort: http}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              replicas: 2
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: acme/orders:1
                      ports: [{name: http, containerPort: 8080}]
                      readinessProbe:
                        httpGet: {path: /health/ready, port: http}
            """,
            """
            apiVersion: v1
            kind: Service
            metadata: {name: orders}
            spec:
              selector: {app: orders}
              ports: [{port: 80, targetPort: http}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders}
            spec:
              replicas: 2
              selector: {matchLabels: {app: orders}}
              template:
                metadata: {labels: {app: orders}}
                spec:
                  containers:
                    - name: app
                      image: acme/orders:1
                      ports: [{name: http, containerPort: 8080}]
                      readinessProbe:
                        httpGet: {path: /health/ready, port: http}
                      lifecycle: {preStop: {sleep: {seconds: 5}}}
            """,
            "It speaks only about a Deployment with a service of the files in front of a port for "
                    + "requests, which its name tells, or without a name a probe by HTTP or gRPC. It keeps silent if "
                    + "there is any preStop hook, if --config has a drainDelay, or if some argument or variable speaks of "
                    + "draining, shutdown or grace.",
            List.of(Sources.TERMINATION));

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Target target, Findings findings) {
        Container container = target.container();
        if (!target.isMain()
                || !ROLLING.contains(target.workload().kind())
                || container.preStop().isPresent()
                || !target.isBehindService()
                || !takesRequests(target)
                || isDraining(target)) {
            return;
        }
        findings.add(
                container.node().position(),
                "nothing in the manifest keeps the container serving while it is taken out of its service",
                "Each pod that a rollout removes refuses the requests that are sent to it until every node knows, which takes "
                        + "some seconds.",
                fixes(target));
    }

    private static boolean takesRequests(Target target) {
        boolean answers = target.probes().stream()
                .anyMatch(resolved -> resolved.httpPath().isPresent() || resolved.handler() instanceof Grpc);
        return target.portsOfClients().stream()
                .anyMatch(port -> port.name().isEmpty() ? answers : PortNames.isForRequests(port.name()));
    }

    private static boolean isDraining(Target target) {
        Optional<ProbedService> service = target.service();
        if (service.isPresent() && !service.get().drainDelay().isZero()) {
            return true;
        }
        Container container = target.container();
        return Stream.of(
                        container.commandLine().stream(),
                        container.environment().keySet().stream(),
                        container.environment().values().stream())
                .flatMap(words -> words)
                .anyMatch(word -> BY_ITSELF.matcher(word).find());
    }

    private static List<Fix> fixes(Target target) {
        Container container = target.container();
        List<Fix> fixes = new ArrayList<>();
        fixes.add(
                container.node().has("lifecycle")
                        ? new Fix(container.path() + ".lifecycle.preStop", "{sleep: {seconds: " + SLEEP + "}}")
                        : new Fix(container.path() + ".lifecycle", "{preStop: {sleep: {seconds: " + SLEEP + "}}}"));
        if (target.template().terminationGracePeriodSeconds() <= SLEEP) {
            fixes.add(new Fix(
                    target.template().path() + ".terminationGracePeriodSeconds", Integer.toString(SLEEP + TO_FINISH)));
        }
        return fixes;
    }
}
