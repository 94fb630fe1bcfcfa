/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a request of the bytes of a whole head. One serves all connections, so that none keeps what reading a large head
 * once took. Belongs to the event loop, and to no pipeline.
 */
final class HeadDecoder extends HttpRequestDecoder {
    private final List<Object> decoded = new ArrayList<>(2);
    private RequestBody body = RequestBody.NONE;

    HeadDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(HeadScanner.MAX_LINE)
                .setMaxHeaderSize(HeadScanner.MAX_FIELD_BYTES));
    }

    /**
     * The request whose head that is; one that is malformed has a decoder result that says so.
     *
     * @param head read to its end
     */
    HttpRequest decode(ChannelHandlerContext context, ByteBuf head) throws Exception {
        body = RequestBody.NONE;
        decoded.clear();
        decode(context, head, decoded);
        // The head and the end of a body that Netty has not read; anything else would be left in a decoder that all
        // share.
        boolean whole = decoded.size() == 2 && !head.isReadable();
        head.skipBytes(head.readableBytes());
        boolean refused = !decoded.isEmpty()
                && ((HttpRequest) decoded.get(0)).decoderResult().isFailure();
        return whole || refused
                ? (HttpRequest) decoded.get(0)
                : refused(new IllegalArgumentException("not one whole head"));
    }

    /** The body that the last head announced. */
    RequestBody body() {
        return body;
    }

    /** A request that is refused for that reason. */
    HttpRequest refused(Exception why) {
        HttpRequest request = (HttpRequest) createInvalidMessage();
        request.setDecoderResult(DecoderResult.failure(why));
        return request;
    }

    /** Called for every head, before Netty would read a body; bodies are skipped without it. */
    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage head) {
        body = bodyOf(head);
        // Where there is none Netty finds out for itself, and more quickly, but for what once was the handshake of
        // WebSocket.
        return body != RequestBody.NONE || head.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY1);
    }

    /**
     * How long the body is (RFC 9112, section 6.3). What is not understood is refused: where one reads a length and another
     * one does not, a request can be smuggled into a body.
     */
    private static RequestBody bodyOf(HttpMessage head) {
        HttpHeaders headers = head.headers();
        String coding = headers.get(HttpHeaderNames.TRANSFER_ENCODING);
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (coding == null) {
            // Netty has rejected what is not a number, and more than one of them.
            return length == null ? RequestBody.NONE : RequestBody.of(Long.parseLong(length.strip()));
        }
        if (length != null) {
            throw new IllegalArgumentException("Content-Length beside Transfer-Encoding (expected: one of them)");
        }
        if (headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).size() > 1
                || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(coding)) {
            throw new IllegalArgumentException("Transfer-Encoding (expected: chunked)");
        }
        if (!head.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            throw new IllegalArgumentException("Transfer-Encoding in HTTP/1.0 (expected: none)");
        }
        return RequestBody.chunked();
    }
}
