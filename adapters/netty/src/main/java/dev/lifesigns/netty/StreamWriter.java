/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a response that is sent over time. There is one part at a time: the next one is requested when the kernel has
 * taken it, so a client that does not read keeps no more than that. Parts come on a thread that all readers share; everything
 * else happens on the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // failures reach the listener
final class StreamWriter implements Flow.Subscriber<ByteBuffer> {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

    /** The length of a chunk in hexadecimal digits, and two ends of lines. */
    private static final int CHUNK_OVERHEAD = 12;

    private final HealthConnectionHandler connection;
    private final ChannelHandlerContext context;
    private final boolean chunked;
    private Flow.@Nullable Subscription subscription;

    /** @param chunked whether the client knows chunks; otherwise the body ends with the connection */
    StreamWriter(HealthConnectionHandler connection, ChannelHandlerContext context, boolean chunked) {
        this.connection = connection;
        this.context = context;
        this.chunked = chunked;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(ByteBuffer part) {
        connection.onEventLoop(() -> write(part), this::cancel);
    }

    /** A body without an end, so that its reader sees that something is missing. */
    @Override
    public void onError(Throwable failure) {
        connection.onEventLoop(connection::hangUp, () -> {});
    }

    @Override
    public void onComplete() {
        connection.onEventLoop(
                () -> connection.closeAfter(chunked ? Unpooled.wrappedBuffer(LAST_CHUNK) : Unpooled.EMPTY_BUFFER),
                () -> {});
    }

    /** The client has disconnected. */
    void cancel() {
        requireNonNull(subscription).cancel();
    }

    private void write(ByteBuffer part) {
        context.writeAndFlush(chunked ? chunk(part) : Unpooled.wrappedBuffer(part))
                .addListener((ChannelFutureListener) written -> {
                    if (written.isSuccess()) {
                        requireNonNull(subscription).request(1);
                    } else {
                        cancel();
                    }
                });
        connection.updateBufferedBytes();
    }

    private ByteBuf chunk(ByteBuffer part) {
        ByteBuf chunk = context.alloc().directBuffer(part.remaining() + CHUNK_OVERHEAD);
        chunk.writeCharSequence(Integer.toHexString(part.remaining()), US_ASCII);
        return chunk.writeBytes(LINE_END).writeBytes(part).writeBytes(LINE_END);
    }
}
