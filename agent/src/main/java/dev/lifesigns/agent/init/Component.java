/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container that a file describes.
 *
 * @param name of the service or the container
 * @param image with its tag; empty if it is built
 * @param command its arguments, which may contain secrets
 * @param host where a port is reached that it does not declare
 * @param endpoints where the ports are reached that it declares
 * @param http what its health check or probe requests; {@code null} if it requests nothing
 * @param settings its environment
 * @param awaited why traffic or another container waits for it; {@code null} if nothing does
 * @param position where it is described
 */
record Component(
        String name,
        String image,
        List<String> command,
        String host,
        List<Endpoint> endpoints,
        @Nullable HttpRequest http,
        Settings settings,
        @Nullable String awaited,
        Position position) {
    Component {
        command = List.copyOf(command);
        endpoints = List.copyOf(endpoints);
    }

    /**
     * A port and how the agent reaches it.
     *
     * @param containerPort the number inside of the container
     * @param host name to connect to
     * @param port to connect to
     */
    record Endpoint(int containerPort, String host, int port) {
        HostPort target() {
            return new HostPort(host, Integer.toString(port));
        }
    }

    /**
     * A request that its file describes.
     *
     * @param why it is known, for a comment
     */
    record HttpRequest(String scheme, Endpoint endpoint, String path, String why) {}

    /** Its image without registry, namespace, tag and digest. */
    String imageName() {
        String withoutDigest = image.replaceFirst("@.*", "");
        String last = withoutDigest.substring(withoutDigest.lastIndexOf('/') + 1);
        return last.replaceFirst(":.*", "");
    }

    /** Where the port with that number is reached, else the first; else the host with that number. */
    Endpoint endpoint(int containerPort) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.containerPort() == containerPort)
                .findFirst()
                .orElseGet(() ->
                        endpoints.isEmpty() ? new Endpoint(containerPort, host, containerPort) : endpoints.get(0));
    }
}
