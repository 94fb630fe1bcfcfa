/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.http.HealthEndpoint;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.FixedRecvByteBufAllocator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** All connections of a server: how many there may be, and how long each may take. Belongs to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // the close future is completed by the close
final class Connections extends ChannelInitializer<Channel> {
    /** Room for a usual request, and enough of them for who sends more. */
    private static final int READ_BYTES = 2 * 1024;

    private final HealthEndpoint endpoint;
    private final Limits limits;
    private final Executor verifiers;
    private final EncodedAnswers answers = new EncodedAnswers();
    private final Set<Conversation> open = new HashSet<>();
    private int second;

    Connections(HealthEndpoint endpoint, Limits limits, Executor verifiers) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.verifiers = verifiers;
    }

    @Override
    protected void initChannel(Channel channel) {
        RequestReader reader = new RequestReader();
        Conversation conversation = new Conversation(endpoint, this, reader);
        channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_BYTES));
        channel.pipeline().addLast(reader, conversation);
        open.add(conversation);
        channel.closeFuture().addListener(closed -> forget(conversation, channel.parent()));
        if (open.size() >= limits.connections()) {
            channel.parent().config().setAutoRead(false);
        }
    }

    private void forget(Conversation conversation, Channel server) {
        open.remove(conversation);
        if (!server.config().isAutoRead()) {
            server.config().setAutoRead(true);
        }
    }

    /** To be called once a second: time passes, and who has taken too long is cut off. */
    void tick() {
        second++;
        answers.tellTime();
        for (Conversation conversation : List.copyOf(open)) {
            conversation.look();
        }
    }

    /** Hangs up on everybody. */
    void close() {
        for (Conversation conversation : List.copyOf(open)) {
            conversation.hangUp();
        }
        answers.forgetAll();
    }

    /** How many seconds have passed. */
    int second() {
        return second;
    }

    Limits limits() {
        return limits;
    }

    EncodedAnswers answers() {
        return answers;
    }

    /** Finds out, on threads of its own, who sent a request. */
    Executor verifiers() {
        return verifiers;
    }
}
