/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.agent.config.ServerConfig;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.jetty.HealthHandler;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The agent's HTTP server: one small Jetty that serves one endpoint. */
public final class AgentServer implements AutoCloseable {
    private static final int MAX_THREADS = 16;
    private static final int MAX_HEADER_BYTES = 8 * 1024;
    private static final int MAX_CONNECTIONS = 10_000;
    /** How many connections the kernel completes for a crowd before they are accepted; it caps this itself. */
    private static final int MAX_WAITING = 1_024;
    /** Not for a request that waits for a change: its silence is agreed on. */
    private static final long IDLE_MILLIS = 30_000;

    private static final long STOP_MILLIS = 500;

    private final Server server;
    private final ServerConnector connector;
    private final ServerConfig config;

    private AgentServer(Server server, ServerConnector connector, ServerConfig config) {
        this.server = server;
        this.connector = connector;
        this.config = config;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException with a message for the user, if the address cannot be listened on
     */
    public static AgentServer start(ServerConfig config, HealthEndpoint endpoint) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 2);
        threads.setName("lifesigns-http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setAcceptQueueSize(MAX_WAITING);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        server.setHandler(new HealthHandler(endpoint));
        server.setErrorHandler(new BareErrors());
        server.setStopTimeout(STOP_MILLIS);
        try {
            server.start();
        } catch (Exception e) {
            throw cannotListen(config, e);
        }
        return new AgentServer(server, connector, config);
    }

    /** The port it listens on, also where the configuration left the choice to the machine. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where to look from this machine. */
    public String url() {
        String host = config.host();
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::") || host.isEmpty();
        String reachable = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + reachable + ":" + port() + config.basePath();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            // It ends with the process in any case.
            System.getLogger(AgentServer.class.getName()).log(System.Logger.Level.DEBUG, "server did not stop", e);
        }
    }

    /** Says what the machine says, in its own words. */
    private static IOException cannotListen(ServerConfig config, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = root instanceof UnresolvedAddressException ? "no such host" : String.valueOf(root.getMessage());
        return new IOException(
                "server: " + config.host() + ":" + config.port() + ": " + why
                        + " (expected: a free port of an address of this machine)",
                failure);
    }
}
