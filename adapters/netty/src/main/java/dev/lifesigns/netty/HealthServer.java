/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An HTTP server for health alone, made of Netty. Thread-safe.
 *
 * <pre>{@code
 * HealthServer server = HealthServer.start(health, 8080);
 * }</pre>
 *
 * <p>It answers at {@code /health} and, as it owns the root, at {@code /livez}, {@code /readyz} and {@code /startupz}. One
 * thread serves everybody, and keeps the JVM alive until the server is closed; at most four more verify credentials. A
 * request that waits ({@code Prefer: wait}) keeps no thread.
 *
 * <p>At most 10,000 clients are connected at a time; more wait until one leaves. Whoever takes more than 10 s for a
 * request, or asks nothing for 30 s, is cut off.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what was told to stop is waited for elsewhere
public final class HealthServer implements AutoCloseable {
    private static final String NAME = "lifesigns-http";
    private static final int VERIFIERS = 4;
    private static final long VERIFIER_IDLE_SECONDS = 10;
    /** How many connections the kernel completes for a crowd before they are accepted; it caps this itself. */
    private static final int BACKLOG = 1_024;

    private static final long STOP_MILLIS = 500;

    private final EventLoopGroup eventLoop;
    private final ExecutorService verifiers;
    private final Connections connections;
    private final Channel channel;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private HealthServer(
            EventLoopGroup eventLoop, ExecutorService verifiers, Connections connections, Channel channel) {
        this.eventLoop = eventLoop;
        this.verifiers = verifiers;
        this.connections = connections;
        this.channel = channel;
    }

    /**
     * Serves a checker on all interfaces, with the endpoint's defaults and the aliases at the root.
     *
     * @param port 0 for any that is free, told by {@link #address()}
     * @throws UncheckedIOException if the port cannot be had
     */
    public static HealthServer start(HealthChecker checker, int port) {
        return start(HealthEndpoint.builder(checker).rootAliases(true).build(), new InetSocketAddress(port));
    }

    /**
     * Serves an endpoint.
     *
     * @param address where to listen; port 0 for any that is free, told by {@link #address()}
     * @throws UncheckedIOException if the address cannot be had
     */
    public static HealthServer start(HealthEndpoint endpoint, InetSocketAddress address) {
        return start(endpoint, address, Limits.DEFAULT, Transport.best());
    }

    static HealthServer start(HealthEndpoint endpoint, InetSocketAddress address, Limits limits, Transport transport) {
        EventLoopGroup eventLoop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(NAME), transport.io());
        ExecutorService verifiers = verifiers();
        Connections connections = new Connections(endpoint, limits, verifiers);
        ChannelFuture bound = new ServerBootstrap()
                .group(eventLoop)
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(connections)
                .bind(address)
                .awaitUninterruptibly();
        HealthServer server = new HealthServer(eventLoop, verifiers, connections, bound.channel());
        if (!bound.isSuccess()) {
            server.close();
            throw cannotListen(address, bound.cause());
        }
        eventLoop.scheduleAtFixedRate(connections::tick, 1, 1, TimeUnit.SECONDS);
        return server;
    }

    private static ExecutorService verifiers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                VERIFIERS,
                VERIFIERS,
                VERIFIER_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory(NAME + "-verifier", true));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static UncheckedIOException cannotListen(InetSocketAddress address, Throwable cause) {
        String message = "health server: " + address + " (expected: an address to listen on)";
        return new UncheckedIOException(
                message, cause instanceof IOException failure ? failure : new IOException(cause));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /**
     * Leaves politely: drains the checker, goes on answering for a while, so that load balancers learn that they have to
     * send their requests elsewhere, and then closes. Made for a shutdown hook.
     *
     * <p>Returns when the server is closed, by this call or by another one. If the thread is interrupted it closes at
     * once, with the interrupt status set.
     *
     * @param delay longer than the load balancers take to notice
     */
    public void drainAndClose(HealthChecker checker, Duration delay) {
        checker.drain();
        boolean interrupted = false;
        try {
            closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the port and all connections, and waits for no client. A second call does nothing. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        channel.close().awaitUninterruptibly(STOP_MILLIS);
        eventLoop.execute(connections::close);
        eventLoop.shutdownGracefully(0, STOP_MILLIS, TimeUnit.MILLISECONDS);
        eventLoop.terminationFuture().awaitUninterruptibly(2 * STOP_MILLIS);
        verifiers.shutdownNow();
        closed.countDown();
    }
}
