/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The requests and answers of one connection, one after the other. Belongs to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told to exceptionCaught, and what hangs up may fail
final class Conversation extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOGGER = System.getLogger("dev.lifesigns.netty");

    /** Where a conversation stands. */
    private enum State {
        /** For the next request, or for the rest of one. */
        LISTENING,
        /** It is being found out who asks. */
        VERIFYING,
        /** The client waits for news, as long as the endpoint lets it. */
        WAITING,
        /** The last answer has been written; what still comes is thrown away. */
        LEAVING
    }

    private final HealthEndpoint endpoint;
    private final Connections connections;
    private final RequestReader reader;
    private State state = State.LISTENING;
    private boolean keepAlive;
    private boolean deaf;
    private int bodyBytes;

    /** Whether a request has begun to come and not ended, as of the last look. */
    private boolean midway;

    /** The second in which it came to where it stands. */
    private int since;

    private @Nullable ChannelHandlerContext context;

    Conversation(HealthEndpoint endpoint, Connections connections, RequestReader reader) {
        this.endpoint = endpoint;
        this.connections = connections;
        this.reader = reader;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        since = connections.second();
    }

    @Override
    public void channelRead(ChannelHandlerContext here, Object message) throws Exception {
        try {
            if (message instanceof HttpRequest request) {
                hear(request);
            }
            if (message instanceof HttpContent content) {
                ignore(content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void hear(HttpRequest request) throws Exception {
        bodyBytes = 0;
        HttpResponseStatus refusal = HeadRules.refusal(request);
        if (refusal != null) {
            leave(connections.answers().refusal(context(), refusal));
            return;
        }
        keepAlive = HeadRules.keepsConnection(request);
        ReceivedRequest asked = ReceivedRequest.of(request, context().channel().remoteAddress());
        if (request.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
            verify(asked);
        } else {
            answer(endpoint.handle(asked).toCompletableFuture());
        }
    }

    /** To verify a password takes long on purpose, and the event loop serves everybody's sockets. */
    private void verify(ReceivedRequest asked) {
        become(State.VERIFYING);
        reader.hold();
        try {
            connections.verifiers().execute(() -> {
                CompletableFuture<HealthResponse> answer =
                        endpoint.handle(asked).toCompletableFuture();
                onEventLoop(() -> answer(answer));
            });
        } catch (RejectedExecutionException stopping) {
            context().close();
        }
    }

    private void answer(CompletableFuture<HealthResponse> answer) throws Exception {
        if (answer.isDone()) {
            send(answer.join());
        } else {
            become(State.WAITING);
            reader.hold();
            // What completes it is shared by everybody who waits, and writes nothing itself.
            answer.thenAccept(late -> onEventLoop(() -> send(late)));
        }
    }

    private void send(HealthResponse answer) throws Exception {
        if (deaf || !keepAlive) {
            leave(connections.answers().last(context(), answer));
            return;
        }
        ByteBuf bytes = connections.answers().of(context(), answer);
        context().write(bytes, context().voidPromise());
        if (!context().channel().isWritable()) {
            reader.hold();
        }
        since = connections.second();
        if (state != State.LISTENING) {
            become(State.LISTENING);
            context().flush();
            goOn();
        }
    }

    private void goOn() {
        if (state == State.LISTENING && context().channel().isWritable()) {
            reader.goOn(context());
            context().flush();
        }
    }

    /** Nobody wants a body; one that is no end is not read to its end. */
    private void ignore(HttpContent content) {
        bodyBytes += content.content().readableBytes();
        boolean broken = content.decoderResult().isFailure();
        if (state != State.LEAVING && (broken || bodyBytes > HeadRules.MAX_BODY)) {
            leave(Unpooled.EMPTY_BUFFER);
        }
    }

    /**
     * Writes what is the last, and hangs up. A client that is still sending is listened to for a while, since
     * hanging up on it would take the answer from it as well.
     */
    private void leave(ByteBuf last) {
        become(State.LEAVING);
        boolean stillSending = !deaf && !reader.isAtRest();
        reader.discardAll();
        context().writeAndFlush(last).addListener((ChannelFutureListener) written -> {
            if (stillSending && written.isSuccess() && written.channel() instanceof DuplexChannel channel) {
                channel.shutdownOutput();
            } else {
                written.channel().close();
            }
        });
    }

    private void become(State next) {
        state = next;
        since = connections.second();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext here) {
        here.flush();
        if (midway != reader.isMidway()) {
            midway = !midway;
            since = connections.second();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext here) {
        goOn();
    }

    /** The client will not send another request. It may still listen, unless it was to wait for news. */
    @Override
    public void userEventTriggered(ChannelHandlerContext here, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            deaf = true;
            switch (state) {
                case WAITING, LEAVING -> here.close();
                case LISTENING -> leave(Unpooled.EMPTY_BUFFER);
                case VERIFYING -> {}
            }
        }
    }

    /** That a client has gone is no news. */
    @Override
    public void exceptionCaught(ChannelHandlerContext here, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOGGER.log(System.Logger.Level.WARNING, "health server: a request was not answered", cause);
        }
        here.close();
    }

    /** Hangs up if the client has taken longer than it may. */
    void look() {
        Limits limits = connections.limits();
        Duration limit = switch (state) {
            case LISTENING -> midway ? limits.request() : limits.idle();
            case LEAVING -> limits.farewell();
            case VERIFYING, WAITING -> null;
        };
        if (limit != null && connections.second() - since > limit.toSeconds()) {
            hangUp();
        }
    }

    void hangUp() {
        context().close();
    }

    private interface Step {
        void run() throws Exception;
    }

    private void onEventLoop(Step step) {
        try {
            context().executor().execute(() -> {
                try {
                    if (context().channel().isActive()) {
                        step.run();
                    }
                } catch (Exception e) {
                    exceptionCaught(context(), e);
                }
            });
        } catch (RejectedExecutionException stopping) {
            // The server has stopped, and its connections are closed.
        }
    }

    private ChannelHandlerContext context() {
        return requireNonNull(context);
    }
}
