/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import dev.lifesigns.agent.config.ServerConfig;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.jetty.HealthHandler;
import java.io.IOException;
import java.net.BindException;
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
    private static final long IDLE_MILLIS = 65_000;
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
        // Longer than the longest wait that a request may ask for.
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server));
        server.setHandler(new HealthHandler(endpoint));
        server.setErrorHandler(new BareErrors());
        server.setStopTimeout(STOP_MILLIS);
        try {
            server.start();
        } catch (Exception e) {
            throw new IOException(reason(config, e), e);
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

    private static String reason(ServerConfig config, Exception failure) {
        String address = config.host() + ":" + config.port();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                boolean taken = String.valueOf(cause.getMessage()).contains("in use");
                return "server: " + address
                        + (taken
                                ? " is already in use (expected: a free port; see --port)"
                                : " cannot be listened on (expected: an address of this machine and a port that is allowed)");
            }
        }
        return "server: " + address + " cannot be listened on (expected: an address of this machine)";
    }
}
