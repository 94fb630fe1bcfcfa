/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;

/**
 * Reads the requests of one connection, one at a time: while it is paused, what comes stays bytes. So answers keep the order
 * of their requests, and who sends many at once costs no more than who sends one. A head stays bytes too, until all of it is
 * there. Belongs to the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that does not close is closed
final class RequestReader extends ByteToMessageDecoder {
    /** Follows a request whose body turned out to be malformed or too long. */
    enum BrokenBody {
        SEEN
    }

    private static final int MAX_PAUSED_BYTES = 8 * 1024;
    /** As much as a client may still be sending when it is refused, before it is cut off without having read why. */
    private static final int MAX_DISCARDED = 2 * 1024 * 1024;

    private final HeadDecoders decoders;
    private final HeadScanner scanner = new HeadScanner();
    private RequestBody body = RequestBody.NONE;
    private boolean paused;
    private boolean failed;
    private boolean discarding;
    private int discarded;

    RequestReader(HeadDecoders decoders) {
        this.decoders = decoders;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (discarding) {
            discard(context, in);
        } else if (paused) {
            if (in.readableBytes() > MAX_PAUSED_BYTES) {
                context.channel().config().setAutoRead(false);
            }
        } else if (!body.isEnded()) {
            if (!body.skip(in)) {
                out.add(BrokenBody.SEEN);
            }
        } else if (scanner.isInProgress() || startsRequest(in, out)) {
            readHead(context, in, out);
        }
    }

    /**
     * Skips empty lines before a request, as RFC 9112 requires (section 2.2). Non-text input, such as TLS, is detected
     * immediately: its client would wait for an answer, while we would wait for the end of a line.
     */
    private boolean startsRequest(ByteBuf in, List<Object> out) {
        while (in.isReadable()) {
            byte first = in.getByte(in.readerIndex());
            if (first == '\r' || first == '\n') {
                in.skipBytes(1);
            } else if (first < ' ') {
                in.skipBytes(in.readableBytes());
                refuse(new IllegalArgumentException("no text (expected: a method)"), out);
                return false;
            } else {
                return true;
            }
        }
        return false;
    }

    private void readHead(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        int length = scanner.scan(in);
        HeadScanner.Excess excess = scanner.excess(length == 0 ? in.readableBytes() : length);
        if (excess != null) {
            in.skipBytes(in.readableBytes());
            boolean line = excess == HeadScanner.Excess.LINE_TOO_LONG;
            refuse(line ? new TooLongHttpLineException() : new TooLongHttpHeaderException(), out);
        } else if (length > 0) {
            scanner.reset();
            int end = in.writerIndex();
            in.writerIndex(in.readerIndex() + length);
            HttpRequest request = decoders.decode(context, in);
            in.writerIndex(end);
            body = decoders.body();
            failed = request.decoderResult().isFailure();
            out.add(request);
        }
    }

    private void refuse(Exception why, List<Object> out) {
        scanner.reset();
        failed = true;
        out.add(decoders.refused(why));
    }

    /** No more will come. Half a head is refused; half a body was answered already. */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        super.decodeLast(context, in, out);
        if (scanner.isInProgress() && !discarding) {
            in.skipBytes(in.readableBytes());
            refuse(new IllegalArgumentException("half a head (expected: a whole one)"), out);
        }
    }

    private void discard(ChannelHandlerContext context, ByteBuf in) {
        discarded += in.readableBytes();
        in.skipBytes(in.readableBytes());
        if (discarded > MAX_DISCARDED) {
            context.close();
        }
    }

    /** Whether the last request is known to have come to its end, and nothing more has come. */
    boolean isAtRest() {
        return !failed && !isInProgress() && actualReadableBytes() == 0;
    }

    /** Whether a request has started to come and not ended. */
    boolean isInProgress() {
        return scanner.isInProgress() || !body.isEnded();
    }

    /** How much memory is kept for what has come and not been read. */
    int bufferedBytes() {
        ByteBuf kept = internalBuffer();
        return kept.isReadable() ? kept.capacity() : 0;
    }

    /** Reads no further request until {@link #resume}. */
    void pause() {
        paused = true;
    }

    /** Reads on, first of all what has come in the meantime. */
    void resume(ChannelHandlerContext context) throws Exception {
        if (paused) {
            paused = false;
            context.channel().config().setAutoRead(true);
            channelRead(context.pipeline().context(this), Unpooled.EMPTY_BUFFER);
        }
    }

    /** Throws away what comes from now on, for as long as it is not too much. */
    void discardAll() {
        discarding = true;
        scanner.reset();
    }
}
