/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Reads the requests of one connection, one at a time: while it is held, what comes stays bytes. So answers keep the order
 * of their requests, and who sends many at once costs no more than who sends one. Belongs to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that does not close is closed
final class RequestReader extends HttpRequestDecoder {
    private static final int MAX_LINE = 8 * 1024;
    private static final int MAX_HEAD = 8 * 1024;
    private static final int MAX_HELD = 8 * 1024;
    /** As much as a client may still be sending when it is refused, before it is cut off without having read why. */
    private static final int MAX_DISCARDED = 2 * 1024 * 1024;

    private boolean held;
    private boolean discarding;
    private boolean atRest = true;
    private int discarded;

    RequestReader() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEAD)
                .setMaxChunkSize(MAX_HEAD));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (discarding) {
            discard(context, in);
        } else if (!held && atRest && !mayBeginRequest(in.getByte(in.readerIndex()))) {
            in.skipBytes(in.readableBytes());
            out.add(noRequest());
        } else if (!held) {
            super.decode(context, in, out);
            atRest = !out.isEmpty() && out.get(out.size() - 1) instanceof LastHttpContent;
        } else if (in.readableBytes() > MAX_HELD) {
            context.channel().config().setAutoRead(false);
        }
    }

    /** Netty skips what is no text and waits for a line, while the client, which speaks TLS perhaps, waits for an answer. */
    private static boolean mayBeginRequest(byte first) {
        return first >= ' ' || first == '\r' || first == '\n';
    }

    private HttpMessage noRequest() {
        HttpMessage request = createInvalidMessage();
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("no text (expected: a method)")));
        return request;
    }

    private void discard(ChannelHandlerContext context, ByteBuf in) {
        discarded += in.readableBytes();
        in.skipBytes(in.readableBytes());
        if (discarded > MAX_DISCARDED) {
            context.close();
        }
    }

    /** Whether the last request has come to its end, and nothing more has come. */
    boolean isAtRest() {
        return atRest && actualReadableBytes() == 0;
    }

    /** Whether a request has begun to come and not ended. */
    boolean isMidway() {
        return !atRest;
    }

    /** Reads no further request until {@link #goOn}. */
    void hold() {
        held = true;
    }

    /** Reads on, first of all what has come in the meantime. */
    void goOn(ChannelHandlerContext context) {
        if (held) {
            held = false;
            context.channel().config().setAutoRead(true);
            context.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER);
        }
    }

    /** Throws away what comes from now on, for as long as it is not too much. */
    void discardAll() {
        discarding = true;
    }

    /** Two lengths at once are how requests are smuggled. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("Content-Length beside Transfer-Encoding (expected: one of them)");
    }
}
