/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.http.HealthRequest;
import dev.lifesigns.http.HealthResponse;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DuplexChannelConfig;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a server, with their limits for number, time and memory. No client is rejected: a new connection
 * displaces the one that has been idle the longest. Confined to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the close future is completed by the close
final class ConnectionRegistry extends ChannelInitializer<Channel> {
    /** Enough for a typical request; longer ones are read in several steps. */
    private static final int READ_BYTES = 2 * 1024;

    /** Unsent bytes of a connection beyond which none of its further requests are read. */
    private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(8 * 1024, 16 * 1024);

    /** The limit is not lowered below this, even if file descriptors are scarce. */
    private static final int FEWEST = 64;

    private final Function<HealthRequest, CompletableFuture<HealthResponse>> endpoint;
    private final Limits limits;
    private final Predicate<InetAddress> exempt;
    private final Verifiers verifiers;
    private final FaultReporter faults;
    private final @Nullable Supplier<SSLEngine> tls;
    private final boolean publicOnly;
    private final EncodedResponseCache responses = new EncodedResponseCache();
    private final HeadDecoders decoders = new HeadDecoders();
    private final ConnectionGroup everybody = new ConnectionGroup();
    private final Map<ClientKey, ConnectionGroup> clients = new HashMap<>();
    private final Set<Channel> paused = new HashSet<>();
    private int maxConnections;
    private int second;

    ConnectionRegistry(
            Function<HealthRequest, CompletableFuture<HealthResponse>> endpoint,
            Limits limits,
            Predicate<InetAddress> exempt,
            Verifiers verifiers,
            FaultReporter faults,
            @Nullable Supplier<SSLEngine> tls,
            boolean publicOnly) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.exempt = exempt;
        this.verifiers = verifiers;
        this.faults = faults;
        this.tls = tls;
        this.publicOnly = publicOnly;
        this.maxConnections = limits.connections();
    }

    @Override
    protected void initChannel(Channel channel) {
        ClientKey client = clientOf(channel);
        ConnectionGroup neighbors =
                client == null ? null : clients.computeIfAbsent(client, key -> new ConnectionGroup());
        if (neighbors != null && neighbors.size() >= limits.connectionsPerAddress()) {
            disconnect(neighbors.longestIdle());
        }
        if (everybody.size() >= maxConnections) {
            disconnect(everybody.longestIdle());
        }
        RequestReader reader = new RequestReader(decoders);
        TlsHandler secured = tls == null || !(channel instanceof SocketChannel)
                ? null
                : new TlsHandler(tls.get(), limits.requestTimeout());
        HealthConnectionHandler handler =
                new HealthConnectionHandler(this, reader, secured, channel, everybody, neighbors);
        channel.closeFuture().addListener(closed -> {
            handler.onClosed();
            forgetIfEmpty(client);
        });
        if (channel.config() instanceof DuplexChannelConfig config) {
            config.setAllowHalfClosure(true);
        }
        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_BYTES));
        channel.config().setWriteBufferWaterMark(UNREAD);
        if (secured != null) {
            channel.pipeline().addLast(secured);
        }
        channel.pipeline().addLast(reader, handler);
    }

    /** The client of a connection, or {@code null} if its address is exempt or unknown. */
    private @Nullable ClientKey clientOf(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            return null;
        }
        InetAddress address = peer.getAddress();
        return exempt.test(address) ? null : ClientKey.of(address);
    }

    private void forgetIfEmpty(@Nullable ClientKey client) {
        ConnectionGroup crowd = client == null ? null : clients.get(client);
        if (client != null && crowd != null && crowd.isEmpty()) {
            clients.remove(client);
        }
    }

    private static void disconnect(@Nullable HealthConnectionHandler handler) {
        if (handler != null) {
            handler.hangUp();
        }
    }

    /** Closes the connections that have buffered bytes the longest, until the limits are met. */
    void enforceMemoryLimits(@Nullable ConnectionGroup neighbors) {
        if (neighbors != null) {
            disconnectUntilWithin(neighbors, limits.bytesPerAddress());
        }
        disconnectUntilWithin(everybody, limits.bytes());
    }

    private static void disconnectUntilWithin(ConnectionGroup crowd, long atMost) {
        for (HealthConnectionHandler first = crowd.longestBuffering();
                crowd.bytes() > atMost && first != null;
                first = crowd.longestBuffering()) {
            first.hangUp();
        }
    }

    /**
     * Runs a verification on another thread.
     *
     * @return false if too many are waiting, or the server is closing
     */
    boolean verify(Channel channel, @Nullable ConnectionGroup neighbors, Runnable verification) {
        if (!everybody.mayVerify(Verifiers.MAX)) {
            return false;
        }
        if (neighbors != null && !neighbors.mayVerify(Verifiers.MAX_PER_ADDRESS)) {
            return false;
        }
        everybody.addVerifying(1);
        if (neighbors != null) {
            neighbors.addVerifying(1);
        }
        try {
            verifiers.execute(() -> {
                try {
                    verification.run();
                } finally {
                    onEventLoop(channel, () -> verified(channel, neighbors));
                }
            });
            return true;
        } catch (RejectedExecutionException stopping) {
            verified(channel, neighbors);
            return false;
        }
    }

    private static void onEventLoop(Channel channel, Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException stopped) {
            // The server has stopped; its counters do not matter.
        }
    }

    private void verified(Channel channel, @Nullable ConnectionGroup neighbors) {
        everybody.addVerifying(-1);
        if (neighbors != null) {
            neighbors.addVerifying(-1);
            forgetIfEmpty(clientOf(channel));
        }
    }

    /**
     * A connection could not be accepted, most likely because file descriptors ran out, which the application needs too:
     * from now on the limit is an eighth lower, and accepting pauses until the next tick.
     */
    void onAcceptFailure(Channel server, Throwable cause) {
        server.config().setAutoRead(false);
        paused.add(server);
        maxConnections = Math.max(
                Math.min(FEWEST, maxConnections), Math.min(maxConnections, everybody.size() - everybody.size() / 8));
        for (HealthConnectionHandler longest = everybody.longestIdle();
                everybody.size() > maxConnections && longest != null;
                longest = everybody.longestIdle()) {
            disconnect(longest);
        }
        faults.report("a connection could not be accepted; at most " + maxConnections + " are held from now on", cause);
    }

    /** Called once a second; enforces the timeouts. Throws nothing. */
    void tick() {
        second++;
        contain(responses::refreshDate);
        contain(() -> everybody.all().forEach(handler -> contain(handler::enforceTimeout)));
        List<Channel> again = List.copyOf(paused);
        paused.clear();
        again.forEach(server -> contain(() -> server.config().setAutoRead(true)));
    }

    private void contain(Runnable task) {
        try {
            task.run();
        } catch (Throwable fault) {
            faults.report("a fault while looking after the connections", fault);
        }
    }

    /** Closes all connections. */
    void close() {
        everybody.all().forEach(HealthConnectionHandler::hangUp);
        responses.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
        faults.report("a connection was not served", cause);
    }

    /** Whether the server is for everyone but operators. */
    boolean publicOnly() {
        return publicOnly;
    }

    CompletableFuture<HealthResponse> handle(HealthRequest request) {
        return endpoint.apply(request);
    }

    /** How many seconds have passed. */
    int second() {
        return second;
    }

    Limits limits() {
        return limits;
    }

    EncodedResponseCache responses() {
        return responses;
    }

    FaultReporter faults() {
        return faults;
    }
}
