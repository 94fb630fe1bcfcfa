/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.PortReference;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.manifest.ContainerPort;
import java.util.OptionalInt;

/** A probe that only connects to an HTTP server. */
final class TcpWhereHttpExists implements Rule {
    @Override
    public String id() {
        return "tcp-where-http-exists";
    }

    @Override
    public void check(Target target, Findings findings) {
        boolean readinessByHttp = target.probe(ProbeKind.READINESS)
                .filter(resolved -> resolved.handler() instanceof HttpGet)
                .isPresent();
        for (ResolvedProbe resolved : target.probes()) {
            boolean content =
                    resolved.kind() == ProbeKind.STARTUP || resolved.kind() == ProbeKind.LIVENESS && readinessByHttp;
            if (content || !(resolved.handler() instanceof TcpSocket socket) || !speaksHttp(target, resolved, socket)) {
                continue;
            }
            findings.add(
                    resolved.declared().positionOf("tcpSocket"),
                    resolved.kind().field() + " only connects to port "
                            + socket.port().text() + ", which speaks HTTP",
                    resolved.kind() == ProbeKind.READINESS
                            ? "The pod gets traffic as soon as it listens, whether or not it can serve."
                            : "A process that hangs keeps accepting connections and is never restarted.");
        }
    }

    private static boolean speaksHttp(Target target, ResolvedProbe resolved, TcpSocket socket) {
        OptionalInt number = resolved.port(target.container());
        boolean askedByHttp = number.isPresent()
                && target.probes().stream()
                        .anyMatch(other -> other.handler() instanceof HttpGet
                                && other.port(target.container()).equals(number));
        return askedByHttp || PortNames.isHttp(name(target, socket.port()));
    }

    private static String name(Target target, PortReference port) {
        return target.container().port(port.text()).map(ContainerPort::name).orElse("");
    }
}
