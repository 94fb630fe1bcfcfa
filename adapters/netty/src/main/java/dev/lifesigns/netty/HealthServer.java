/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.CidrSet;
import dev.lifesigns.http.DrainableServer;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server for health alone, built on Netty. Thread-safe.
 *
 * <pre>{@code
 * HealthServer server = HealthServer.start(health, 8080);
 * }</pre>
 *
 * <p>It answers at {@code /health} and, as it owns the root, at {@code /livez}, {@code /readyz} and {@code /startupz}. One
 * thread serves everybody, and keeps the JVM alive until the server is closed; at most four more verify credentials. A
 * request that waits ({@code Prefer: wait}) keeps no thread.
 *
 * <p>There are at most 10,000 connections, and 1,000 of one address; one more displaces the one that has been idle the
 * longest. A connection is closed if a request takes longer than 10 s, or if it is idle for 30 s. Buffers for
 * unfinished requests and unsent responses are bounded by an eighth of the heap and 16 MB, a quarter of that for one address.
 * {@link #builder} changes the numbers of connections:
 *
 * <pre>{@code
 * HealthServer server = HealthServer.builder(endpoint)
 *     .address(new InetSocketAddress(8080))
 *     .maxConnections(2_000)
 *     .maxConnectionsPerAddress(200)
 *     .exempt(Set.of("10.0.0.0/8"))
 *     .start();
 * }</pre>
 */
@SuppressWarnings("FutureReturnValueIgnored") // the shutdown is awaited elsewhere
public final class HealthServer extends DrainableServer {
    private static final System.Logger LOGGER = System.getLogger("dev.lifesigns.netty");
    private static final String NAME = "lifesigns-http";
    /** How many connections the kernel completes for a crowd before they are accepted; it caps this itself. */
    private static final int BACKLOG = 1_024;

    /** What the kernel may keep of a connection in either direction: without a bound it takes megabytes of each. */
    private static final int KERNEL_BYTES = 64 * 1024;

    private static final long STOP_MILLIS = 500;

    private final EventLoopGroup eventLoop;
    private final Verifiers verifiers;
    private final ConnectionRegistry connections;
    private final Channel channel;
    private @Nullable UnixSocket socket;

    private HealthServer(
            HealthEndpoint endpoint,
            EventLoopGroup eventLoop,
            Verifiers verifiers,
            ConnectionRegistry connections,
            Channel channel) {
        super(endpoint);
        this.eventLoop = eventLoop;
        this.verifiers = verifiers;
        this.connections = connections;
        this.channel = channel;
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
        return builder(endpoint).address(address).start();
    }

    /** A builder for a server on port 8080 of all interfaces. */
    public static Builder builder(HealthEndpoint endpoint) {
        return new Builder(endpoint);
    }

    /** Collects the options of a server. Not thread-safe. */
    public static final class Builder {
        private final HealthEndpoint endpoint;
        private InetSocketAddress address = new InetSocketAddress(8080);
        private int maxConnections = Limits.DEFAULT.connections();
        private int maxConnectionsPerAddress = Limits.DEFAULT.connectionsPerAddress();
        private CidrSet exempt = CidrSet.parse("exempt", Set.of());
        private boolean publicOnly;
        private @Nullable UnixSocket socket;
        private Consumer<? super Throwable> onFatalError = fault -> {};
        private @Nullable Supplier<SSLEngine> tls;

        private Builder(HealthEndpoint endpoint) {
            this.endpoint = requireNonNull(endpoint, "HealthServer.builder: endpoint is null");
        }

        /** Sets where to listen (default: port 8080 of all interfaces). Port 0 is any free port. */
        @CanIgnoreReturnValue
        public Builder address(InetSocketAddress address) {
            this.address = requireNonNull(address, "HealthServer.Builder.address: address is null");
            return this;
        }

        /**
         * Sets the maximum number of connections (default: 10,000). One more displaces the one that has been idle the
         * longest.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        @CanIgnoreReturnValue
        public Builder maxConnections(int maxConnections) {
            this.maxConnections = requirePositive("maxConnections", maxConnections);
            return this;
        }

        /**
         * Sets the maximum number of connections of one address or IPv6 network of 64 bits (default: 1,000). One more
         * displaces the one of that address that has been idle the longest.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        @CanIgnoreReturnValue
        public Builder maxConnectionsPerAddress(int maxConnectionsPerAddress) {
            this.maxConnectionsPerAddress = requirePositive("maxConnectionsPerAddress", maxConnectionsPerAddress);
            return this;
        }

        /**
         * Sets the networks whose addresses many clients share, such as those of proxies: the limits per address do not
         * apply to them (default: none).
         *
         * @param networks such as {@code 10.0.0.0/8}, or addresses
         * @throws IllegalArgumentException if one is malformed
         */
        @CanIgnoreReturnValue
        public Builder exempt(Set<String> networks) {
            this.exempt = CidrSet.parse("exempt", networks);
            return this;
        }

        /**
         * Encrypts every connection (default: none). An encrypted connection takes up to 64 kB of the heap, so there are at
         * most as many of them as fit into half of it. A handshake may take as long as a request, 10 s.
         *
         * <pre>{@code
         * SSLContext context = SSLContext.getDefault();
         * HealthServer server = HealthServer.builder(endpoint).tls(context::createSSLEngine).start();
         * }</pre>
         *
         * @param tls makes the engine of each connection, with its protocols and whether it demands a certificate of the client;
         *     called on the thread that serves everybody, so it must not block
         */
        @CanIgnoreReturnValue
        public Builder tls(Supplier<SSLEngine> tls) {
            this.tls = requireNonNull(tls, "HealthServer.Builder.tls: tls is null");
            return this;
        }

        /**
         * Serves only what everyone may see, for a port that everyone reaches while operators have another (default: false):
         * probes, checks, badges, and heartbeats with their tokens. Another server of the same endpoint serves the rest.
         *
         * <pre>{@code
         * HealthServer all = HealthServer.builder(endpoint).publicOnly().start();
         * HealthServer operators = HealthServer.builder(endpoint).address(new InetSocketAddress("127.0.0.1", 8081)).start();
         * }</pre>
         */
        @CanIgnoreReturnValue
        public Builder publicOnly() {
            this.publicOnly = true;
            return this;
        }

        /**
         * Listens on a Unix socket as well (default: none), for programs of this machine. Its connections are not encrypted, count
         * for no address, and are not limited in their rate. A file that a process has left behind is replaced; ours is
         * removed when the server is closed.
         *
         * <pre>{@code
         * HealthServer server = HealthServer.builder(endpoint)
         *     .socket(Path.of("/run/orders/health.sock"), PosixFilePermissions.fromString("rw-rw----"))
         *     .start();
         * }</pre>
         *
         * @param path at most about 100 bytes, in a folder in which the process may create files
         * @param permissions of the file; a client needs the permission to write
         */
        @CanIgnoreReturnValue
        public Builder socket(Path path, Set<PosixFilePermission> permissions) {
            this.socket = new UnixSocket(
                    requireNonNull(path, "HealthServer.Builder.socket: path is null"),
                    requireNonNull(permissions, "HealthServer.Builder.socket: permissions is null"));
            return this;
        }

        /**
         * Sets what to do on an error from which the server may not recover: memory has run out, inside or outside of the
         * heap, or the server's thread has ended. A program that does nothing else should exit. By default nothing; the
         * server closes the affected connection, logs the error and continues if it can.
         *
         * @param onFatalError called on any thread, perhaps more than once; must not block
         */
        @CanIgnoreReturnValue
        public Builder onFatalError(Consumer<? super Throwable> onFatalError) {
            this.onFatalError = requireNonNull(onFatalError, "HealthServer.Builder.onFatalError: onFatalError is null");
            return this;
        }

        private static int requirePositive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
            }
            return value;
        }

        /**
         * Starts the server.
         *
         * @throws UncheckedIOException if the address or the socket cannot be had; the cause is a {@link FileSystemException} then
         */
        public HealthServer start() {
            Transport transport = Transport.best().withTls(tls);
            Limits limits = Limits.of(maxConnections, Math.min(maxConnections, maxConnectionsPerAddress));
            HealthServer server = HealthServer.start(
                    endpoint,
                    request -> endpoint.handle(request).toCompletableFuture(),
                    address,
                    tls == null ? limits : limits.forTls(),
                    exempt::contains,
                    transport,
                    publicOnly,
                    onFatalError);
            if (socket != null) {
                server.listen(socket, transport);
            }
            return server;
        }
    }

    static HealthServer start(
            HealthEndpoint endpoint,
            Function<HealthRequest, CompletableFuture<HealthResponse>> handler,
            InetSocketAddress address,
            Limits limits,
            Predicate<InetAddress> exempt,
            Transport transport,
            boolean publicOnly,
            Consumer<? super Throwable> onFatalError) {
        EventLoopGroup eventLoop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(NAME), transport.io());
        Verifiers verifiers = new Verifiers(NAME + "-verifier");
        FaultReporter faults = new FaultReporter(System::nanoTime, onFatalError);
        ConnectionRegistry connections =
                new ConnectionRegistry(handler, limits, exempt, verifiers, faults, transport.tls(), publicOnly);
        ChannelFuture bound = listener(eventLoop, connections, transport.server())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_RCVBUF, KERNEL_BYTES)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .bind(address)
                .awaitUninterruptibly();
        HealthServer server = new HealthServer(endpoint, eventLoop, verifiers, connections, bound.channel());
        if (!bound.isSuccess()) {
            server.close();
            throw cannotListen(address, bound.cause());
        }
        eventLoop.terminationFuture().addListener(ended -> {
            if (!server.isClosing()) {
                faults.report("it has stopped", new InternalError("the thread that serves everybody has ended"));
            }
        });
        eventLoop.scheduleAtFixedRate(connections::tick, 1, 1, TimeUnit.SECONDS);
        return server;
    }

    private static ServerBootstrap listener(
            EventLoopGroup eventLoop, ConnectionRegistry connections, Class<? extends ServerChannel> kind) {
        return new ServerBootstrap()
                .group(eventLoop)
                .channel(kind)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.SO_SNDBUF, KERNEL_BYTES)
                .handler(new AcceptFailureHandler(connections))
                .childHandler(connections);
    }

    /** Listens in the file system as well; closes the server if that fails. */
    void listen(UnixSocket more, Transport transport) {
        try {
            Path file = more.prepare();
            ChannelFuture bound = listener(eventLoop, connections, transport.unixServer())
                    .bind(transport.unixAddress().apply(file))
                    .awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException(bound.cause());
            }
            more.publish(file);
            socket = more;
        } catch (IOException e) {
            close();
            FileSystemException refusal = more.refusal(e);
            throw new UncheckedIOException("health server: " + refusal.getMessage(), refusal);
        }
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    protected void stop() {
        channel.close().awaitUninterruptibly(STOP_MILLIS);
        eventLoop.execute(connections::close);
        eventLoop.shutdownGracefully(0, STOP_MILLIS, TimeUnit.MILLISECONDS);
        eventLoop.terminationFuture().awaitUninterruptibly(2 * STOP_MILLIS);
        verifiers.close();
        if (socket != null) {
            try {
                socket.remove();
            } catch (IOException e) {
                LOGGER.log(System.Logger.Level.DEBUG, () -> "the socket is left behind: " + e);
            }
        }
    }
}
