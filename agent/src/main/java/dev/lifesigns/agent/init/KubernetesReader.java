/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.agent.init.Component.Endpoint;
import dev.lifesigns.agent.init.Component.HttpRequest;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.Container.Role;
import dev.lifesigns.probes.manifest.ContainerPort;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import dev.lifesigns.probes.manifest.KubernetesObject;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.Service;
import dev.lifesigns.probes.manifest.Workload;
import dev.lifesigns.probes.manifest.WorkloadFinder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The containers of a manifest. They are reached through a service of the manifest, or else within their own pod. */
final class KubernetesReader {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NAME = "[A-Za-z0-9._-]{1,253}";
    private static final String PATH = "/[A-Za-z0-9/_.~%-]*";
    private static final List<ProbeKind> BY_PREFERENCE =
            List.of(ProbeKind.READINESS, ProbeKind.LIVENESS, ProbeKind.STARTUP);

    private final List<KubernetesObject> objects;
    private final List<KubernetesObject> services;
    private final Source source;

    KubernetesReader(List<KubernetesObject> objects, Source source) {
        this.objects = objects;
        this.services = objects.stream()
                .filter(object ->
                        Service.of(object).isPresent() && object.name().matches(NAME))
                .toList();
        this.source = source;
    }

    void read() {
        ConfigMaps configMaps = new ConfigMaps(objects);
        for (KubernetesObject object : objects) {
            for (Workload workload : WorkloadFinder.find(object)) {
                if (!workload.runsToAnEnd()) {
                    workload.template().containers().stream()
                            .filter(container -> container.role() != Role.INIT)
                            .forEach(container -> source.add(component(workload, container, configMaps)));
                }
            }
        }
        configMaps.addApplications(source);
    }

    private Component component(Workload workload, Container container, ConfigMaps configMaps) {
        String name =
                container.node().text("name").filter(text -> text.matches(NAME)).orElse(workload.name());
        Position position = container.node().positionOf("image");
        HttpRequest http = http(name, workload, container);
        boolean ready = http != null && container.probe(ProbeKind.READINESS).isPresent();
        return new Component(
                name,
                container.image(),
                container.commandLine(),
                LOOPBACK,
                endpoints(workload, container),
                http,
                new Settings(configMaps.environment(container)),
                ready ? "traffic waits for its readinessProbe" : null,
                position);
    }

    private List<Endpoint> endpoints(Workload workload, Container container) {
        Map<Integer, Endpoint> endpoints = new LinkedHashMap<>();
        Stream<Integer> declared = container.ports().stream()
                .filter(port -> port.protocol().equals("TCP"))
                .flatMap(port -> port.number().stream().boxed());
        Stream<Integer> probed = container.probesInOrder().stream()
                .flatMap(probe -> probe.probe().stream())
                .flatMap(probe -> probe.handler() instanceof TcpSocket socket
                        ? container.portNumber(socket.port()).stream().boxed()
                        : Stream.empty());
        Stream.concat(declared, probed)
                .filter(HostPort::isPossible)
                .forEach(port -> endpoints.put(port, endpoint(workload, container, port)));
        return List.copyOf(endpoints.values());
    }

    private Endpoint endpoint(Workload workload, Container container, int port) {
        return services.stream()
                .filter(object -> Service.of(object).orElseThrow().selects(workload))
                .flatMap(object -> object.root().map("spec").stream()
                        .flatMap(spec -> spec.maps("ports").stream())
                        .filter(each -> targets(each, container, port))
                        .flatMap(each -> each.integer("port").stream().boxed())
                        .filter(HostPort::isPossible)
                        .map(number -> new Endpoint(port, object.name(), number)))
                .findFirst()
                .orElse(new Endpoint(port, LOOPBACK, port));
    }

    private static boolean targets(MapValue servicePort, Container container, int port) {
        String target = servicePort
                .text("targetPort")
                .or(() -> servicePort.text("port"))
                .orElse("");
        return target.equals(Integer.toString(port))
                || container
                        .port(target)
                        .map(ContainerPort::number)
                        .filter(number -> number.equals(OptionalInt.of(port)))
                        .isPresent();
    }

    private @Nullable HttpRequest http(String name, Workload workload, Container container) {
        for (ProbeKind kind : BY_PREFERENCE) {
            Optional<DeclaredProbe> declared = container.probe(kind);
            if (declared.isPresent()
                    && declared.get().probe().isPresent()
                    && declared.get().probe().get().handler() instanceof HttpGet get
                    && get.host() == null) {
                OptionalInt port = container.portNumber(get.port());
                String path = get.path().replaceFirst("(?s)[?#].*", "");
                Rendered.require(get.path(), declared.get().position());
                if (port.isPresent() && HostPort.isPossible(port.getAsInt()) && path.matches(PATH)) {
                    String why = "The " + kind.field() + " of " + name + " requests it ("
                            + Drafts.place(declared.get().position()) + ").";
                    String scheme = get.scheme().equals("HTTPS") ? "https" : "http";
                    return new HttpRequest(scheme, endpoint(workload, container, port.getAsInt()), path, why);
                }
            }
        }
        return null;
    }
}
