/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.ProbedService;
import dev.lifesigns.probes.lint.LintOptions;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.Container.Role;
import dev.lifesigns.probes.manifest.ContainerPort;
import dev.lifesigns.probes.manifest.PodTemplate;
import dev.lifesigns.probes.manifest.Service;
import dev.lifesigns.probes.manifest.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container, with its context as far as rules use it.
 *
 * @param workload that the container belongs to
 * @param container to check
 * @param cluster the other objects of the files
 * @param options of the run
 */
public record Target(Workload workload, Container container, ClusterObjects cluster, LintOptions options) {
    /** The workload and the container, for a message: {@code Deployment orders, container app}. */
    String subject() {
        String name = workload.name().isEmpty() ? "" : " " + workload.name();
        return workload.kind() + name + ", container " + container.name();
    }

    PodTemplate template() {
        return workload.template();
    }

    /** The probe of that kind, if there is one that the API server accepts. */
    Optional<ResolvedProbe> probe(ProbeKind kind) {
        return container
                .probe(kind)
                .flatMap(declared -> declared.probe().map(probe -> new ResolvedProbe(declared, probe)));
    }

    /** All probes that the API server accepts. */
    List<ResolvedProbe> probes() {
        return Arrays.stream(ProbeKind.values())
                .flatMap(kind -> probe(kind).stream())
                .toList();
    }

    boolean isMain() {
        return container.role() == Role.MAIN;
    }

    /** Whether it is the first of the main containers, which stands for its pod. */
    boolean isFirstMain() {
        return isMain()
                && template().containers().stream()
                        .filter(other -> other.role() == Role.MAIN)
                        .findFirst()
                        .filter(container::equals)
                        .isPresent();
    }

    boolean isJvm() {
        return Jvm.runs(container);
    }

    /** Its pods, affected together: {@code all 12 pods at once}. */
    String allPods() {
        Optional<Replicas> scaled = cluster.autoscaler(workload);
        if (scaled.isPresent()) {
            return scaled.get().phrase();
        }
        OptionalInt replicas = workload.replicas();
        return replicas.isPresent()
                ? new Replicas(replicas.getAsInt(), replicas.getAsInt()).phrase()
                : "all its pods at once";
    }

    /** The number of its pods, or the fewest that its autoscaler allows; empty if unknown. */
    OptionalInt fewestPods() {
        return cluster.autoscaler(workload)
                .map(scaled -> OptionalInt.of(scaled.least()))
                .orElseGet(workload::replicas);
    }

    /** Whether one of its pods is active at a time, judging by its arguments. */
    boolean electsLeader() {
        return container.commandLine().stream()
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains("leader"));
    }

    /** Whether clients send requests to this container: through a service or, if the files contain none, judging by its ports. */
    boolean hasClients() {
        if (cluster.knowsServicesOf(workload)) {
            return isBehindService();
        }
        return workload.isReplicated() && !portsOfClients().isEmpty();
    }

    /** The services that select its pod. */
    List<Service> services() {
        return cluster.servicesOf(workload);
    }

    /** Whether a service sends traffic to one of its ports, only while it is ready. */
    boolean isBehindService() {
        return services().stream().anyMatch(service -> !service.alsoNotReady() && leadsHere(service));
    }

    private boolean leadsHere(Service service) {
        boolean alone = template().containers().stream()
                        .filter(other -> other.role() == Role.MAIN)
                        .count()
                == 1;
        return service.targetPorts().stream()
                .anyMatch(port -> container.port(port).isPresent() || alone && isMain() && isNumber(port));
    }

    private static boolean isNumber(String port) {
        return port.chars().allMatch(Character::isDigit);
    }

    /** The service that was given, if this container runs it. */
    Optional<ProbedService> service() {
        return Optional.ofNullable(options.service()).filter(this::runs);
    }

    private boolean runs(ProbedService service) {
        boolean named = service.name().equals(container.name())
                || isMain() && service.name().equals(workload.name()) && hasNoNamesake(service);
        String port = Integer.toString(service.port());
        return named
                || container.port(port).isPresent()
                || probes().stream()
                        .anyMatch(resolved -> resolved.port(container).equals(OptionalInt.of(service.port())));
    }

    private boolean hasNoNamesake(ProbedService service) {
        return template().containers().stream().noneMatch(other -> other.name().equals(service.name()));
    }

    /** Whether each port for clients is one of a database or broker. */
    boolean speaksOnlyDatabase() {
        List<ContainerPort> ports = portsOfClients();
        return !ports.isEmpty()
                && ports.stream()
                        .allMatch(port -> PortNames.isOfDatabase(
                                port.name(), port.number().orElse(0)));
    }

    /** Whether it only guards the metrics of its neighbor. */
    private boolean isProxyOfMetrics() {
        return container.image().contains("kube-rbac-proxy") || container.name().equals("kube-rbac-proxy");
    }

    /** The declared ports that clients use, judging by their names. */
    List<ContainerPort> portsOfClients() {
        return container.ports().stream()
                .filter(port -> !PortNames.isForOperators(port.name())
                        && !isProxyOfMetrics()
                        && port.protocol().equals("TCP"))
                .toList();
    }
}
