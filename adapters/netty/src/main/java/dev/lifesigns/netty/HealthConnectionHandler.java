/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.http.HealthResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Handles the requests of one connection, one after the other. Confined to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // failures reach exceptionCaught, and a close may fail
final class HealthConnectionHandler extends ChannelInboundHandlerAdapter {
    /** The state of the connection. */
    private enum State {
        /** Reading the next request, or the rest of one. */
        READING,
        /** Authenticating the client. */
        VERIFYING,
        /** The client waits for a change, for as long as the endpoint allows. */
        WAITING,
        /** Sending the client a response over time, for as long as it reads. */
        STREAMING,
        /** The last response has been written; further input is discarded. */
        CLOSING
    }

    private final ConnectionRegistry connections;
    private final RequestReader reader;
    private final @Nullable TlsHandler tls;
    private final Channel channel;
    private final ConnectionGroup.Membership everybody;
    private final ConnectionGroup.@Nullable Membership neighbors;
    private State state = State.READING;
    private boolean keepAlive;
    private boolean chunked;
    private boolean inputClosed;

    /** Whether a request has arrived in part, as of the last read. */
    private boolean requestInProgress;

    /** The second in which the current state was entered. */
    private int since;

    /** The response that the client waits for. */
    private @Nullable CompletableFuture<HealthResponse> awaited;

    /** Writes the response that is sent over time. */
    private @Nullable StreamWriter stream;

    private @Nullable ChannelHandlerContext context;

    /**
     * @param tls what is in front of the reader, if anything
     * @param neighbors the connections of the same address, unless it is exempt
     */
    HealthConnectionHandler(
            ConnectionRegistry connections,
            RequestReader reader,
            @Nullable TlsHandler tls,
            Channel channel,
            ConnectionGroup everybody,
            @Nullable ConnectionGroup neighbors) {
        this.connections = connections;
        this.reader = reader;
        this.tls = tls;
        this.channel = channel;
        this.everybody = everybody.join(this);
        this.neighbors = neighbors == null ? null : neighbors.join(this);
        this.since = connections.second();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) throws Exception {
        try {
            if (message instanceof HttpRequest request) {
                onRequest(request);
            } else if (message instanceof RequestReader.BrokenBody && state != State.CLOSING) {
                closeAfter(Unpooled.EMPTY_BUFFER);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void onRequest(HttpRequest request) throws Exception {
        HttpResponseStatus refusal = RequestHeadValidator.refusal(request);
        if (refusal != null) {
            closeAfter(connections.responses().refusal(context(), refusal));
            return;
        }
        keepAlive = RequestHeadValidator.keepsConnection(request);
        chunked = request.protocolVersion().isKeepAliveDefault();
        ReceivedRequest received = ReceivedRequest.of(request, channel.remoteAddress(), connections.publicOnly());
        if (request.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
            verify(received);
        } else {
            respond(connections.handle(received));
        }
    }

    /** Verifying a password is slow on purpose, and the event loop serves all connections. */
    private void verify(ReceivedRequest received) throws Exception {
        boolean accepted = connections.verify(channel, neighbors == null ? null : neighbors.group(), () -> {
            CompletableFuture<HealthResponse> response = connections.handle(received);
            onEventLoop(() -> respond(response), () -> response.cancel(false));
        });
        if (accepted) {
            enter(State.VERIFYING);
            reader.pause();
        } else {
            closeAfter(connections.responses().refusal(context(), HttpResponseStatus.TOO_MANY_REQUESTS));
        }
    }

    private void respond(CompletableFuture<HealthResponse> response) throws Exception {
        if (response.isDone()) {
            send(response.join());
        } else {
            enter(State.WAITING);
            reader.pause();
            awaited = response;
            // All waiting requests share the thread that completes it, so it writes nothing itself.
            response.thenAccept(late -> onEventLoop(() -> send(late), () -> {}));
        }
    }

    private void send(HealthResponse response) throws Exception {
        Flow.Publisher<ByteBuffer> parts = response.stream();
        if (parts != null) {
            send(response, parts);
            return;
        }
        if (inputClosed || !keepAlive) {
            closeAfter(connections.responses().last(context(), response));
            return;
        }
        ByteBuf bytes = connections.responses().of(context(), response);
        context().write(bytes, context().voidPromise());
        if (!context().channel().isWritable()) {
            reader.pause();
        }
        boolean late = state != State.READING;
        enter(State.READING);
        if (late) {
            awaited = null;
            context().flush();
            resume();
            updateBufferedBytes();
        }
    }

    /** Sends the head at once, and the parts of the body as they come. No request is read after this one. */
    private void send(HealthResponse response, Flow.Publisher<ByteBuffer> parts) throws Exception {
        enter(State.STREAMING);
        reader.pause();
        awaited = null;
        context().writeAndFlush(connections.responses().head(context(), response, chunked));
        stream = new StreamWriter(this, context(), chunked);
        parts.subscribe(stream);
        if (inputClosed) {
            hangUp();
        }
    }

    private void resume() throws Exception {
        if (state == State.READING && context().channel().isWritable()) {
            reader.resume(context());
            context().flush();
        }
    }

    /**
     * Writes the last response and closes the connection. If the client is still sending, its input is read for a while,
     * since closing at once would make it lose the response.
     */
    void closeAfter(ByteBuf last) {
        enter(State.CLOSING);
        boolean stillSending = !inputClosed && !reader.isAtRest();
        reader.discardAll();
        context().writeAndFlush(last).addListener((ChannelFutureListener) written -> {
            if (stillSending && written.isSuccess() && written.channel() instanceof DuplexChannel channel) {
                channel.shutdownOutput();
            } else {
                written.channel().close();
            }
        });
    }

    private void enter(State next) {
        state = next;
        since = connections.second();
        boolean held = next == State.VERIFYING || next == State.WAITING || next == State.STREAMING;
        track(everybody, held);
        if (neighbors != null) {
            track(neighbors, held);
        }
    }

    private static void track(ConnectionGroup.Membership member, boolean held) {
        if (held) {
            member.hold();
        } else {
            member.touch();
        }
    }

    /** Accounts for the bytes of unread input and unsent output. */
    void updateBufferedBytes() {
        ChannelOutboundBuffer unread = channel.unsafe().outboundBuffer();
        int bytes = reader.bufferedBytes()
                + (tls == null ? 0 : tls.bufferedBytes())
                + (unread == null ? 0 : (int) unread.totalPendingWriteBytes());
        everybody.buffer(bytes);
        if (neighbors != null) {
            neighbors.buffer(bytes);
        }
        if (bytes > 0) {
            connections.enforceMemoryLimits(neighbors == null ? null : neighbors.group());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext here) {
        here.flush();
        if (requestInProgress != reader.isInProgress()) {
            requestInProgress = !requestInProgress;
            since = connections.second();
        }
        updateBufferedBytes();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext here) throws Exception {
        resume();
    }

    /** The client will send no further request. It may still read, unless it was waiting for changes. */
    @Override
    public void userEventTriggered(ChannelHandlerContext here, Object event) {
        if (event instanceof ChannelInputShutdownEvent || event == SslCloseCompletionEvent.SUCCESS) {
            inputClosed = true;
            switch (state) {
                case WAITING, STREAMING, CLOSING -> here.close();
                case READING -> closeAfter(Unpooled.EMPTY_BUFFER);
                case VERIFYING -> {}
            }
        }
    }

    /** A client that disconnects or speaks no TLS is not a fault. */
    @Override
    public void exceptionCaught(ChannelHandlerContext here, Throwable cause) {
        try {
            hangUp();
        } finally {
            if (!(cause instanceof IOException || cause.getCause() instanceof IOException)) {
                connections.faults().report("a request was not answered", cause);
            }
        }
    }

    /** Closes the connection if the client has exceeded the timeout of the current state. */
    void enforceTimeout() {
        updateBufferedBytes();
        Limits limits = connections.limits();
        Duration limit = switch (state) {
            case READING -> requestInProgress ? limits.requestTimeout() : limits.idleTimeout();
            case CLOSING -> isUnread() ? limits.idleTimeout() : limits.lingerTimeout();
            case VERIFYING, WAITING, STREAMING -> null;
        };
        if (limit != null && connections.second() - since > limit.toSeconds()) {
            hangUp();
        }
    }

    /** Whether part of the last response has not been sent yet. */
    private boolean isUnread() {
        ChannelOutboundBuffer unread = channel.unsafe().outboundBuffer();
        return unread != null && unread.totalPendingWriteBytes() > 0;
    }

    /** Closes the connection at once, without the goodbye of TLS, which may have to wait for a client that does not read. */
    void hangUp() {
        leaveGroups();
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }

    private void leaveGroups() {
        everybody.leave();
        if (neighbors != null) {
            neighbors.leave();
        }
    }

    /** The connection is closed: cancels the response that its client waited for or read. */
    void onClosed() {
        leaveGroups();
        CompletableFuture<HealthResponse> forgotten = awaited;
        awaited = null;
        if (forgotten != null) {
            forgotten.cancel(false);
        }
        if (stream != null) {
            stream.cancel();
        }
    }

    interface Step {
        void run() throws Exception;
    }

    /** Runs a step on the event loop, or the other one if the connection is closed. */
    void onEventLoop(Step step, Runnable ifGone) {
        try {
            channel.eventLoop().execute(() -> {
                try {
                    if (channel.isActive()) {
                        step.run();
                    } else {
                        ifGone.run();
                    }
                } catch (Throwable fault) {
                    exceptionCaught(context(), fault);
                }
            });
        } catch (RejectedExecutionException stopping) {
            ifGone.run();
        }
    }

    private ChannelHandlerContext context() {
        return requireNonNull(context);
    }
}
