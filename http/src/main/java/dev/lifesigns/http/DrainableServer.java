/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.HealthChecker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A server for one {@link HealthEndpoint} that can shut down gracefully. Thread-safe.
 *
 * <pre>{@code
 * DrainableServer server = HealthServer.start(health, 8080);
 * Runtime.getRuntime().addShutdownHook(new Thread(() -> server.drainAndClose(Duration.ofSeconds(5))));
 * }</pre>
 *
 * <p>The {@code HealthServer} of an adapter extends it and defines how the server stops; everything else is the same
 * for all.
 */
public abstract class DrainableServer implements AutoCloseable {
    private static final long END_MILLIS = 500;

    private final HealthEndpoint endpoint;
    private final HealthChecker checker;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A server for that endpoint. */
    protected DrainableServer(HealthEndpoint endpoint) {
        this.endpoint = requireNonNull(endpoint, "HealthServer.start: endpoint is null");
        this.checker = endpoint.checker();
    }

    /** The address on which the server listens; its port is never 0. */
    public abstract InetSocketAddress address();

    /** Closes the port and all connections, and waits for no client. Called once. */
    protected abstract void stop();

    /**
     * Shuts down gracefully: drains the checker of the endpoint, keeps responding until the delay has passed, so that
     * load balancers can send their requests elsewhere, ends the streams of events, closes the server, and then closes the
     * checker. Meant for a shutdown hook.
     *
     * <p>Returns when both are closed. If another thread closes the server first, the rest of the delay is skipped. If
     * the calling thread is interrupted, both are closed at once, and its interrupt status is set on return.
     *
     * @param delay longer than the load balancers need to notice; none if zero or negative
     */
    public final void drainAndClose(Duration delay) {
        requireNonNull(delay, "DrainableServer.drainAndClose: delay is null");
        checker.drain();
        boolean interrupted = false;
        try {
            closed.await(NANOSECONDS.convert(delay), NANOSECONDS);
            endEvents();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        try {
            close();
            interrupted |= awaitClosed();
        } finally {
            checker.close();
            if (interrupted) {
                // Last, because some servers clear it while they stop.
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the streams of events, and gives their readers a moment. */
    private void endEvents() throws InterruptedException {
        try {
            endpoint.endEvents().toCompletableFuture().get(END_MILLIS, MILLISECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            // A reader that does not read must not hold up the end.
            return;
        }
    }

    /** Waits until the thread that closes the server has done so, and returns whether this one was interrupted meanwhile. */
    private boolean awaitClosed() {
        boolean interrupted = false;
        while (true) {
            try {
                closed.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /**
     * Closes the port and all connections, and waits for no client; the checker keeps running. A second call does
     * nothing.
     */
    @Override
    public final void close() {
        if (closing.compareAndSet(false, true)) {
            try {
                stop();
            } finally {
                closed.countDown();
            }
        }
    }

    /** Whether {@link #close()} has been called. */
    protected final boolean isClosing() {
        return closing.get();
    }

    /**
     * The address of that port on all interfaces.
     *
     * @throws IllegalArgumentException if the port is not in 0 to 65535
     */
    protected static InetSocketAddress anyInterface(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        return new InetSocketAddress(port);
    }

    /** The exception if a server cannot listen on an address, with a message for the person who started it. */
    protected static UncheckedIOException cannotListen(InetSocketAddress address, Throwable cause) {
        return new UncheckedIOException(
                "health server: " + reason(address, cause),
                cause instanceof IOException failure ? failure : new IOException(cause));
    }

    private static String reason(InetSocketAddress address, Throwable cause) {
        // Each server has its own exception, with the message of the operating system.
        if (String.valueOf(cause.getMessage()).contains("already in use")) {
            return "port " + address.getPort() + " is already in use (expected: a free port; 0 takes any)";
        }
        String host = address.getHostString() + ": ";
        return address.isUnresolved() || cause instanceof UnresolvedAddressException
                ? host + "no such host (expected: a name or address of this machine)"
                : host + cause.getMessage() + " (expected: an address of this machine)";
    }
}
