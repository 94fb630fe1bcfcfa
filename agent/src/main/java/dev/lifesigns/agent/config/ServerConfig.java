/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code server}.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 for any free port
 * @param basePath the path of the endpoint, such as {@code /health}
 * @param drainDelay how long to keep serving after SIGTERM while readiness fails
 * @param rootAliases whether {@code /livez}, {@code /readyz} and {@code /startupz} are served too
 * @param connections limits on client connections
 * @param paths what is served at additional paths, in the order of the file
 * @param metrics where metrics are served
 * @param page whether the page is served
 * @param agentCheckPort the port on which HAProxy asks for readiness; {@code null} if it does not
 * @param tls how the ports are encrypted; {@code null} if they are not
 * @param admin where operators ask; {@code null} if it is where everyone asks
 * @param socket the file in which it listens, too; {@code null} for none
 */
public record ServerConfig(
        String host,
        int port,
        String basePath,
        Duration drainDelay,
        boolean rootAliases,
        ConnectionsConfig connections,
        Map<String, PathConfig> paths,
        MetricsConfig metrics,
        boolean page,
        @Nullable Integer agentCheckPort,
        @Nullable TlsConfig tls,
        @Nullable AdminConfig admin,
        @Nullable SocketConfig socket) {
    public ServerConfig {
        paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    }

    /** The files that it refers to. */
    public List<Path> files() {
        return tls == null ? List.of() : tls.files();
    }

    /** The same section with another port. */
    ServerConfig withPort(int other) {
        return new ServerConfig(
                host,
                other,
                basePath,
                drainDelay,
                rootAliases,
                connections,
                paths,
                metrics,
                page,
                agentCheckPort,
                tls,
                admin,
                socket);
    }

    /** The host that reaches it from its own machine. */
    public String hostFromHere() {
        if (!isOnAllAddresses(host)) {
            return host;
        }
        return host.equals("::") ? "::1" : "127.0.0.1";
    }

    /** Whether a host stands for all addresses of its machine. */
    public static boolean isOnAllAddresses(String host) {
        return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
    }
}
