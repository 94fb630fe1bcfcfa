/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.Handler;
import dev.lifesigns.probes.Handler.Exec;
import dev.lifesigns.probes.Handler.Grpc;
import dev.lifesigns.probes.Handler.HttpGet;
import dev.lifesigns.probes.Handler.TcpSocket;
import dev.lifesigns.probes.Probe;
import dev.lifesigns.probes.ProbeKind;
import dev.lifesigns.probes.lint.Fix;
import dev.lifesigns.probes.manifest.Container;
import dev.lifesigns.probes.manifest.DeclaredProbe;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A probe that the API server accepts, both as written and with its defaults.
 *
 * @param declared as written
 * @param probe with its defaults
 */
record ResolvedProbe(DeclaredProbe declared, Probe probe) {
    ProbeKind kind() {
        return declared.kind();
    }

    Handler handler() {
        return probe.handler();
    }

    /** The path of an HTTP request, including one made by a program in the container whose outcome counts. */
    Optional<String> httpPath() {
        if (handler() instanceof HttpGet get) {
            return Optional.of(get.path());
        }
        return handler() instanceof Exec exec && !ProbeCommand.of(exec).cannotFail()
                ? LocalRequest.pathOf(exec)
                : Optional.empty();
    }

    /** The number of the port that it uses, if known. */
    OptionalInt port(Container container) {
        if (handler() instanceof HttpGet get) {
            return container.portNumber(get.port());
        }
        if (handler() instanceof TcpSocket socket) {
            return container.portNumber(socket.port());
        }
        return handler() instanceof Grpc grpc ? OptionalInt.of(grpc.port()) : OptionalInt.empty();
    }

    /** How long a failure must last to count, ignoring the phase and the timeouts: the period times the threshold. */
    int patienceSeconds() {
        return (int) Math.min(Integer.MAX_VALUE, (long) probe.periodSeconds() * probe.failureThreshold());
    }

    /** {@code livenessProbe.timeoutSeconds}. */
    String name(String field) {
        return kind().field() + "." + field;
    }

    Fix fix(String field, int value) {
        return new Fix(declared.path(field), Integer.toString(value));
    }

    /** {@code httpGet: {path: /health, port: http}}, as it is written. */
    String handlerAsWritten() {
        String field = handler().field();
        return field + ": " + declared.node().get(field).map(FlowYaml::of).orElse("{}");
    }
}
