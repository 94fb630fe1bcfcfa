/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.RateLimitConfig;
import dev.lifesigns.agent.config.ServerConfig;
import dev.lifesigns.netty.HealthServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The agent's HTTP server, and where it can be reached. */
public final class AgentServer implements AutoCloseable {
    private final HealthServer server;
    private final ServerConfig config;
    private final @Nullable ServerTls tls;
    private final @Nullable AgentCheck agentCheck;

    private AgentServer(
            HealthServer server, ServerConfig config, @Nullable ServerTls tls, @Nullable AgentCheck agentCheck) {
        this.server = server;
        this.tls = tls;
        this.config = config;
        this.agentCheck = agentCheck;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException with a message for the user, if the address cannot be listened on
     */
    public static AgentServer start(AgentConfig agent, HealthChecker health) throws IOException {
        ServerConfig config = agent.server();
        InetSocketAddress address = address(config, config.port());
        if (address.isUnresolved()) {
            throw cannotListen(config, config.port(), "no such host", null);
        }
        ServerTls tls = config.tls() == null ? null : ServerTls.of(config.tls());
        AgentCheck agentCheck = agentCheck(config, health);
        try {
            HealthServer.Builder builder = HealthServer.builder(Health.endpoint(agent, health))
                    .address(address)
                    .maxConnections(config.connections().max())
                    .maxConnectionsPerAddress(config.connections().perAddress())
                    .exempt(shared(agent.security().rateLimit()))
                    .onFatalError(HardStop::now);
            if (tls != null) {
                builder.tls(tls::engine);
            }
            return new AgentServer(builder.start(), config, tls, agentCheck);
        } catch (UncheckedIOException e) {
            if (agentCheck != null) {
                agentCheck.close();
            }
            throw cannotListen(config, config.port(), inTheWordsOfTheMachine(e), e);
        }
    }

    private static @Nullable AgentCheck agentCheck(ServerConfig config, HealthChecker health) throws IOException {
        Integer port = config.agentCheckPort();
        if (port == null) {
            return null;
        }
        try {
            return AgentCheck.start(health, address(config, port));
        } catch (IOException e) {
            throw cannotListen(config, port, inTheWordsOfTheMachine(e), e);
        }
    }

    private static InetSocketAddress address(ServerConfig config, int port) {
        return config.host().isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(config.host(), port);
    }

    /** The addresses that many clients may share. */
    private static Set<String> shared(RateLimitConfig limit) {
        Set<String> networks = new HashSet<>(limit.exempt());
        networks.addAll(limit.trustedProxies());
        return networks;
    }

    /** The port it listens on, even if the configured port is 0. */
    public int port() {
        return server.address().getPort();
    }

    /** The URL of the endpoint, from this machine. */
    public String url() {
        return origin() + config.basePath();
    }

    /** The URL of the metrics, from this machine. */
    public String metricsUrl() {
        return origin() + config.metrics().path();
    }

    private String origin() {
        String host = config.host();
        String reachable = config.isOnAllAddresses() ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return (tls == null ? "http://" : "https://") + reachable + ":" + port();
    }

    /** Reads the certificates again. */
    void renewCertificates() {
        if (tls != null) {
            tls.renew();
        }
    }

    /** Ends the streams of events, then stops serving and checking. */
    @Override
    public void close() {
        server.drainAndClose(Duration.ZERO);
        if (agentCheck != null) {
            agentCheck.close();
        }
    }

    /** The reason at the end of the message, without the name of the system call. */
    private static String inTheWordsOfTheMachine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = String.valueOf(root.getMessage());
        return said.substring(said.lastIndexOf(": ") < 0 ? 0 : said.lastIndexOf(": ") + 2);
    }

    private static IOException cannotListen(ServerConfig config, int port, String why, @Nullable Throwable failure) {
        return new IOException(
                "server: " + config.host() + ":" + port + ": " + why
                        + " (expected: a free port on one of this machine's addresses)",
                failure);
    }
}
