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
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The requests and answers of one connection, one after the other. Belongs to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told to exceptionCaught, and what hangs up may fail
final class Conversation extends ChannelInboundHandlerAdapter {
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

    private final Connections connections;
    private final RequestReader reader;
    private final Channel channel;
    private final Crowd.Member everybody;
    private final Crowd.@Nullable Member neighbors;
    private State state = State.LISTENING;
    private boolean keepAlive;
    private boolean deaf;

    /** Whether a request has begun to come and not ended, as of the last look. */
    private boolean midway;

    /** The second in which it came to where it stands. */
    private int since;

    /** What the client waits for. */
    private @Nullable CompletableFuture<HealthResponse> awaited;

    private @Nullable ChannelHandlerContext context;

    /** @param neighbors those of the same address, unless it is exempt from being counted */
    Conversation(
            Connections connections,
            RequestReader reader,
            Channel channel,
            Crowd everybody,
            @Nullable Crowd neighbors) {
        this.connections = connections;
        this.reader = reader;
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
                hear(request);
            } else if (message instanceof RequestReader.BrokenBody && state != State.LEAVING) {
                leave(Unpooled.EMPTY_BUFFER);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void hear(HttpRequest request) throws Exception {
        HttpResponseStatus refusal = HeadRules.refusal(request);
        if (refusal != null) {
            leave(connections.answers().refusal(context(), refusal));
            return;
        }
        keepAlive = HeadRules.keepsConnection(request);
        ReceivedRequest asked = ReceivedRequest.of(request, channel.remoteAddress());
        if (request.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
            verify(asked);
        } else {
            answer(connections.ask(asked));
        }
    }

    /** To verify a password takes long on purpose, and the event loop serves everybody's sockets. */
    private void verify(ReceivedRequest asked) throws Exception {
        boolean willBe = connections.verify(channel, neighbors == null ? null : neighbors.crowd(), () -> {
            CompletableFuture<HealthResponse> answer = connections.ask(asked);
            onEventLoop(() -> answer(answer), () -> answer.cancel(false));
        });
        if (willBe) {
            become(State.VERIFYING);
            reader.hold();
        } else {
            leave(connections.answers().refusal(context(), HttpResponseStatus.TOO_MANY_REQUESTS));
        }
    }

    private void answer(CompletableFuture<HealthResponse> answer) throws Exception {
        if (answer.isDone()) {
            send(answer.join());
        } else {
            become(State.WAITING);
            reader.hold();
            awaited = answer;
            // What completes it is shared by everybody who waits, and writes nothing itself.
            answer.thenAccept(late -> onEventLoop(() -> send(late), () -> {}));
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
        boolean late = state != State.LISTENING;
        become(State.LISTENING);
        if (late) {
            awaited = null;
            context().flush();
            goOn();
            noteKept();
        }
    }

    private void goOn() {
        if (state == State.LISTENING && context().channel().isWritable()) {
            reader.goOn(context());
            context().flush();
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
        boolean held = next == State.VERIFYING || next == State.WAITING;
        stand(everybody, held);
        if (neighbors != null) {
            stand(neighbors, held);
        }
    }

    private static void stand(Crowd.Member member, boolean held) {
        if (held) {
            member.hold();
        } else {
            member.touch();
        }
    }

    /** How much memory is kept for it, of what has come and of what has not been taken. */
    private void noteKept() {
        ChannelOutboundBuffer unread = channel.unsafe().outboundBuffer();
        int bytes = reader.keptBytes() + (unread == null ? 0 : (int) unread.totalPendingWriteBytes());
        everybody.keep(bytes);
        if (neighbors != null) {
            neighbors.keep(bytes);
        }
        if (bytes > 0) {
            connections.makeRoom(neighbors == null ? null : neighbors.crowd());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext here) {
        here.flush();
        if (midway != reader.isMidway()) {
            midway = !midway;
            since = connections.second();
        }
        noteKept();
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
        try {
            hangUp();
        } finally {
            if (!(cause instanceof IOException)) {
                connections.faults().tell("a request was not answered", cause);
            }
        }
    }

    /** Hangs up if the client has taken longer than it may. */
    void look() {
        noteKept();
        Limits limits = connections.limits();
        Duration limit = switch (state) {
            case LISTENING -> midway ? limits.request() : limits.idle();
            case LEAVING -> isUnread() ? limits.idle() : limits.farewell();
            case VERIFYING, WAITING -> null;
        };
        if (limit != null && connections.second() - since > limit.toSeconds()) {
            hangUp();
        }
    }

    /** Whether the client has still to take some of the last answer. */
    private boolean isUnread() {
        ChannelOutboundBuffer unread = channel.unsafe().outboundBuffer();
        return unread != null && unread.totalPendingWriteBytes() > 0;
    }

    void hangUp() {
        leaveCrowds();
        channel.close();
    }

    private void leaveCrowds() {
        everybody.leave();
        if (neighbors != null) {
            neighbors.leave();
        }
    }

    /** The connection is closed, whoever closed it: nobody waits for news any more. */
    void ended() {
        leaveCrowds();
        CompletableFuture<HealthResponse> forgotten = awaited;
        awaited = null;
        if (forgotten != null) {
            forgotten.cancel(false);
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Does a step on the event loop, or the other one if the client has left. */
    private void onEventLoop(Step step, Runnable ifGone) {
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
