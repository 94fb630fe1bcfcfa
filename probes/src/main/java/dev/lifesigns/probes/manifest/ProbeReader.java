/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.PortReference.Named;
import dev.lifesigns.probes.PortReference.Numbered;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a probe as the API server does: what is absent, null or zero gets its default. */
final class ProbeReader {
    private ProbeReader() {}

    /** The probe; empty if the API server would reject it. */
    static Optional<Probe> read(ProbeKind kind, MapValue node) {
        return handler(node).flatMap(handler -> numbered(kind, handler, node));
    }

    private static Optional<Probe> numbered(ProbeKind kind, Handler handler, MapValue node) {
        try {
            Probe probe = new Probe(
                    handler,
                    number(node, "initialDelaySeconds", Probe.DEFAULT_INITIAL_DELAY),
                    number(node, "periodSeconds", Probe.DEFAULT_PERIOD),
                    number(node, "timeoutSeconds", Probe.DEFAULT_TIMEOUT),
                    number(node, "failureThreshold", Probe.DEFAULT_FAILURE_THRESHOLD),
                    number(node, "successThreshold", Probe.DEFAULT_SUCCESS_THRESHOLD),
                    node.has("terminationGracePeriodSeconds")
                            ? (Integer) number(node, "terminationGracePeriodSeconds", 0)
                            : null);
            return Optional.of(probe).filter(it -> !kind.kills() || it.successThreshold() == 1);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(MapValue node, String field, int fallback) {
        if (!node.has(field)) {
            return fallback;
        }
        int number = node.integer(field)
                .orElseThrow(() -> new IllegalArgumentException(field + ": (expected: a 32-bit integer)"));
        return number == 0 ? fallback : number;
    }

    private static Optional<Handler> handler(MapValue node) {
        List<Handler> handlers = new ArrayList<>();
        node.map("httpGet").flatMap(ProbeReader::httpGet).ifPresent(handlers::add);
        node.map("tcpSocket").flatMap(ProbeReader::tcpSocket).ifPresent(handlers::add);
        node.map("grpc").flatMap(ProbeReader::grpc).ifPresent(handlers::add);
        node.map("exec").map(exec -> new Exec(exec.texts("command"))).ifPresent(handlers::add);
        return handlers.size() == 1 ? Optional.of(handlers.get(0)) : Optional.empty();
    }

    private static Optional<Handler> httpGet(MapValue node) {
        return port(node)
                .map(port -> new HttpGet(
                        node.text("path").orElse("/"),
                        port,
                        node.text("scheme").orElse(HttpGet.DEFAULT_SCHEME),
                        node.text("host").orElse(null)));
    }

    private static Optional<Handler> tcpSocket(MapValue node) {
        return port(node).map(port -> new TcpSocket(port, node.text("host").orElse(null)));
    }

    private static Optional<Handler> grpc(MapValue node) {
        OptionalInt port = node.integer("port");
        return port.isPresent()
                ? Optional.of(new Grpc(port.getAsInt(), node.text("service").orElse("")))
                : Optional.empty();
    }

    private static Optional<PortReference> port(MapValue node) {
        return node.scalar("port").map(scalar -> {
            OptionalInt number = scalar.asInt();
            return number.isPresent() ? new Numbered(number.getAsInt()) : new Named(scalar.text());
        });
    }
}
