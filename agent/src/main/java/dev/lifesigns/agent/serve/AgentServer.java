/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.agent.config.AdminConfig;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.RateLimitConfig;
import dev.lifesigns.agent.config.ServerConfig;
import dev.lifesigns.agent.config.SocketConfig;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.netty.HealthServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The agent's HTTP server, with that for operators if it is apart, and where they can be reached. */
public final class AgentServer implements AutoCloseable {
    private final HealthServer server;
    private final @Nullable HealthServer admin;
    private final ServerConfig config;
    private final @Nullable ServerTls tls;
    private final @Nullable AgentCheck agentCheck;

    private AgentServer(
            HealthServer server,
            @Nullable HealthServer admin,
            ServerConfig config,
            @Nullable ServerTls tls,
            @Nullable AgentCheck agentCheck) {
        this.server = server;
        this.admin = admin;
        this.tls = tls;
        this.config = config;
        this.agentCheck = agentCheck;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException with a message for the user, if the address cannot be listened on
     */
    public static AgentServer start(AgentConfig agent, HealthChecker health, Beats beats) throws IOException {
        ServerConfig config = agent.server();
        AdminConfig apart = config.admin();
        ServerTls tls = config.tls() == null ? null : ServerTls.of(config.tls());
        HealthEndpoint endpoint = Health.endpoint(agent, health, beats);
        HealthServer.Builder builder = builder(agent, endpoint, tls);
        AgentCheck agentCheck = agentCheck(config, health);
        HealthServer admin = null;
        try {
            if (apart == null) {
                listenInFile(builder, config.socket());
            } else {
                builder.publicOnly();
                HealthServer.Builder forOperators = builder(agent, endpoint, tls);
                listenInFile(forOperators, config.socket());
                admin = listening(forOperators, new Place("server.admin", apart.host(), apart.port()));
            }
            HealthServer server = listening(builder, new Place("server", config.host(), config.port()));
            return new AgentServer(server, admin, config, tls, agentCheck);
        } catch (IOException e) {
            if (agentCheck != null) {
                agentCheck.close();
            }
            if (admin != null) {
                admin.close();
            }
            throw e;
        }
    }

    private static HealthServer.Builder builder(AgentConfig agent, HealthEndpoint endpoint, @Nullable ServerTls tls) {
        ServerConfig config = agent.server();
        HealthServer.Builder builder = HealthServer.builder(endpoint)
                .maxConnections(config.connections().max())
                .maxConnectionsPerAddress(config.connections().perAddress())
                .exempt(shared(agent.security().rateLimit()))
                .onFatalError(HardStop::now);
        if (tls != null) {
            builder.tls(tls::engine);
        }
        return builder;
    }

    private static void listenInFile(HealthServer.Builder builder, @Nullable SocketConfig socket) {
        if (socket != null) {
            builder.socket(socket.path(), socket.permissions());
        }
    }

    private static HealthServer listening(HealthServer.Builder builder, Place place) throws IOException {
        InetSocketAddress address = place.address();
        if (address.isUnresolved()) {
            throw place.cannotListen("no such host", null);
        }
        try {
            return builder.address(address).start();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof FileSystemException socket) {
                throw new IOException(
                        "server.socket: " + socket.getFile() + ": " + socket.getReason()
                                + " (expected: no other file, in a folder in which the agent may create files)",
                        e);
            }
            throw place.cannotListen(inTheWordsOfTheMachine(e), e);
        }
    }

    private static @Nullable AgentCheck agentCheck(ServerConfig config, HealthChecker health) throws IOException {
        Integer port = config.agentCheckPort();
        if (port == null) {
            return null;
        }
        Place place = new Place("server", config.host(), port);
        try {
            return AgentCheck.start(health, place.address());
        } catch (IOException e) {
            throw place.cannotListen(inTheWordsOfTheMachine(e), e);
        }
    }

    /**
     * Where to listen.
     *
     * @param section that says so
     */
    private record Place(String section, String host, int port) {
        InetSocketAddress address() {
            return host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
        }

        IOException cannotListen(String why, @Nullable Throwable failure) {
            return new IOException(
                    section + ": " + host + ":" + port + ": " + why
                            + " (expected: a free port on one of this machine's addresses)",
                    failure);
        }
    }

    /** The addresses that many clients may share. */
    private static Set<String> shared(RateLimitConfig limit) {
        Set<String> networks = new HashSet<>(limit.exempt());
        networks.addAll(limit.trustedProxies());
        return networks;
    }

    /** The URL of the endpoint, from this machine. */
    public String url() {
        return origin(config.host(), server) + config.basePath();
    }

    /** The URL of the endpoint for operators, from this machine. */
    public String adminUrl() {
        return adminOrigin() + config.basePath();
    }

    /** The URL of the metrics, from this machine. */
    public String metricsUrl() {
        return adminOrigin() + config.metrics().path();
    }

    private String adminOrigin() {
        AdminConfig apart = config.admin();
        return apart == null || admin == null ? origin(config.host(), server) : origin(apart.host(), admin);
    }

    private String origin(String host, HealthServer listening) {
        String reachable =
                ServerConfig.isOnAllAddresses(host) ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return (tls == null ? "http://" : "https://") + reachable + ":"
                + listening.address().getPort();
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
        if (admin != null) {
            admin.close();
        }
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
}
