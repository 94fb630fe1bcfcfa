/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.PortReference.Named;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.ContainerPort;
import dev.lifesigns.text.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A named port that the container does not declare. */
final class UndefinedPort implements Rule {
    private static final Pattern POSSIBLE = Pattern.compile("[a-z0-9-]*[a-z][a-z0-9-]*");

    @Override
    public String id() {
        return "undefined-port";
    }

    @Override
    public void check(Target target, Findings findings) {
        Container container = target.container();
        if (!isComplete(target)) {
            return;
        }
        for (ResolvedProbe resolved : target.probes()) {
            Optional<String> name = name(resolved);
            if (name.isEmpty()
                    || container.port(name.get()).isPresent()
                    || !POSSIBLE.matcher(name.get()).matches()) {
                continue;
            }
            String handler = resolved.handler().field();
            findings.add(
                    resolved.declared().node().map(handler).get().positionOf("port"),
                    resolved.name(handler) + ".port is '" + name.get() + "', but the container declares "
                            + declared(container),
                    consequence(resolved),
                    fixes(container, resolved.declared().path(handler + ".port"), name.get()));
        }
    }

    /** Whether the manifest shows every port: no controller, tool or overlay adds one. */
    private static boolean isComplete(Target target) {
        List<ContainerPort> ports = target.container().ports();
        return !target.workload().isOfKnative()
                && ports.stream().noneMatch(ContainerPort::isPlaceholder)
                && !(ports.isEmpty() && target.workload().mayBePatch());
    }

    private static Optional<String> name(ResolvedProbe resolved) {
        PortReference port = resolved.handler() instanceof HttpGet get
                ? get.port()
                : resolved.handler() instanceof TcpSocket socket ? socket.port() : null;
        return port instanceof Named named ? Optional.of(named.name()) : Optional.empty();
    }

    private static String declared(Container container) {
        List<String> names = container.ports().stream()
                .map(ContainerPort::name)
                .filter(name -> !name.isEmpty())
                .toList();
        return names.isEmpty()
                ? "no named port"
                : (names.size() == 1 ? "only the port " : "only the ports ") + String.join(", ", names);
    }

    private static String consequence(ResolvedProbe resolved) {
        return switch (resolved.kind()) {
            case STARTUP ->
                "The kubelet cannot run the probe: the container never counts as started, and its other probes never start.";
            case LIVENESS ->
                "The kubelet cannot run the probe and ignores the error: a container that hangs is never restarted.";
            case READINESS -> "The kubelet cannot run the probe: the pod never becomes ready and never gets traffic.";
        };
    }

    private static List<Fix> fixes(Container container, String path, String name) {
        List<ContainerPort> ports = container.ports();
        Optional<String> nearest =
                Suggestions.typoOf(name, ports.stream().map(ContainerPort::name).toList());
        return nearest.map(port -> List.of(new Fix(path, FlowYaml.text(port)))).orElse(List.of());
    }
}
