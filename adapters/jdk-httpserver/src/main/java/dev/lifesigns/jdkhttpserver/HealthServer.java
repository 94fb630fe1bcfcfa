/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.jdkhttpserver;

import com.sun.net.httpserver.HttpServer;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.DrainableServer;
import dev.lifesigns.http.HealthEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/**
 * An HTTP server for health alone, for programs that have none. Thread-safe.
 *
 * <pre>{@code
 * HealthServer server = HealthServer.start(health, 8080);
 * }</pre>
 *
 * <p>It answers at {@code /health} and, as it owns the root, at {@code /livez}, {@code /readyz} and {@code /startupz}. It
 * keeps the JVM alive until it is closed. At most 32 threads serve requests; a client that needs more than 5 s to send its
 * request or to read the response is disconnected.
 *
 * <p>Sets the system property {@code sun.net.httpserver.nodelay} to {@code true} unless it has a value: without it,
 * answers on JDK 17 take 40 ms more on a connection that is kept alive. The JDK reads it once, so a program that made
 * another {@link HttpServer} before must set it itself.
 */
public final class HealthServer extends DrainableServer {
    private static final int THREADS = 32;
    private static final int BACKLOG = 256;
    private static final Duration CLIENT_LIMIT = Duration.ofSeconds(5);
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private static final Duration END_LIMIT = Duration.ofMillis(500);
    private final HttpServer server;
    private final HealthHandler handler;
    private final ExecutorService threads;

    private HealthServer(HealthEndpoint endpoint, HttpServer server, HealthHandler handler, ExecutorService threads) {
        super(endpoint);
        this.handler = handler;
        this.server = server;
        this.threads = threads;
    }

    /**
     * Serves a checker on all interfaces, with the endpoint's defaults and the aliases at the root. Does not start the
     * checker.
     *
     * @param port 0 for any free port, see {@link #address()}
     * @throws UncheckedIOException if it cannot listen on the port
     * @throws IllegalArgumentException if the port is not in 0 to 65535
     */
    public static HealthServer start(HealthChecker checker, int port) {
        return start(HealthEndpoint.builder(checker).rootAliases(true).build(), port);
    }

    /**
     * Serves an endpoint on all interfaces.
     *
     * @param port 0 for any free port, see {@link #address()}
     * @throws UncheckedIOException if it cannot listen on the port
     * @throws IllegalArgumentException if the port is not in 0 to 65535
     */
    public static HealthServer start(HealthEndpoint endpoint, int port) {
        return start(endpoint, anyInterface(port));
    }

    /**
     * Serves an endpoint.
     *
     * @param address where to listen; port 0 for any free port, see {@link #address()}
     * @throws UncheckedIOException if it cannot listen on the address
     */
    public static HealthServer start(HealthEndpoint endpoint, InetSocketAddress address) {
        return start(endpoint, address, CLIENT_LIMIT);
    }

    static HealthServer start(HealthEndpoint endpoint, InetSocketAddress address, Duration clientLimit) {
        HttpServer server = bind(address);
        ExecutorService threads = new TimeLimitedExecutor("lifesigns-http", THREADS, clientLimit);
        server.setExecutor(threads);
        HealthHandler handler = new HealthHandler(endpoint);
        server.createContext("/", handler);
        server.start();
        return new HealthServer(endpoint, server, handler, threads);
    }

    private static HttpServer bind(InetSocketAddress address) {
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (IOException e) {
            throw cannotListen(address, e);
        }
    }

    @Override
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    protected void stop() {
        handler.awaitEnds(END_LIMIT);
        server.stop(0);
        threads.shutdownNow();
    }
}
