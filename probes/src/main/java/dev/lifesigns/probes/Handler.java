/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handler of a probe. Closed, as in Kubernetes: exactly one of these four. */
public sealed interface Handler {
    /** Its name in a probe: {@code httpGet}. */
    String field();

    /**
     * A GET request; 200 to 399 is success.
     *
     * @param path with the query, as written; default: {@code /}
     * @param port of the container
     * @param scheme {@code HTTP} or {@code HTTPS}
     * @param host to connect to; default: the pod's address
     */
    record HttpGet(
            String path,
            PortReference port,
            String scheme,
            @Nullable String host) implements Handler {
        /** The default scheme. */
        public static final String DEFAULT_SCHEME = "HTTP";

        public HttpGet {
            requireNonNull(path, "path");
            requireNonNull(port, "port");
            requireNonNull(scheme, "scheme");
        }

        /** A request of that path to the pod itself, without TLS. */
        public static HttpGet of(String path, PortReference port) {
            return new HttpGet(path, port, DEFAULT_SCHEME, null);
        }

        @Override
        public String field() {
            return "httpGet";
        }
    }

    /** A TCP connection; it succeeds if it is accepted.
     *
     * @param port of the container
     * @param host to connect to; default: the pod's address
     */
    record TcpSocket(PortReference port, @Nullable String host) implements Handler {
        public TcpSocket {
            requireNonNull(port, "port");
        }

        @Override
        public String field() {
            return "tcpSocket";
        }
    }

    /** A program in the container; it succeeds with exit code 0. It is not run by a shell.
     *
     * @param command the program and its arguments
     */
    record Exec(List<String> command) implements Handler {
        public Exec {
            command = List.copyOf(command);
        }

        @Override
        public String field() {
            return "exec";
        }
    }

    /**
     * A call of {@code grpc.health.v1.Health/Check}; SERVING is success.
     *
     * @param port of the container; a number, because Kubernetes accepts no name here
     * @param service to query; empty for the whole server
     */
    record Grpc(int port, String service) implements Handler {
        public Grpc {
            requireNonNull(service, "service");
        }

        @Override
        public String field() {
            return "grpc";
        }
    }
}
