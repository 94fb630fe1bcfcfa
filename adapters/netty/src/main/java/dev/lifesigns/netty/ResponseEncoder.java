/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import dev.lifesigns.http.HealthResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/** Encodes a response as bytes, head and body in one buffer. Confined to the event loop; not part of a pipeline. */
final class ResponseEncoder extends HttpResponseEncoder {
    /** A response of the endpoint; the caller releases the buffer. */
    ByteBuf bytes(ChannelHandlerContext context, HealthResponse source, boolean keepAlive, String date)
            throws Exception {
        HttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(source.status()),
                Unpooled.wrappedBuffer(source.body()));
        addHeaders(response, source);
        return bytes(context, response, keepAlive, date);
    }

    /** The head of a response, the last one of its connection, whose body comes in chunks or ends with it. */
    ByteBuf head(ChannelHandlerContext context, HealthResponse source, boolean chunked, String date) throws Exception {
        HttpResponse response =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(source.status()));
        addHeaders(response, source);
        if (chunked) {
            response.headers().add(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        return bytes(context, response, false, date);
    }

    private static void addHeaders(HttpResponse response, HealthResponse source) {
        for (HealthResponse.Header header : source.headers()) {
            response.headers().add(header.name(), header.value());
        }
    }

    /** An error response without a body, the last one of its connection; the caller releases the buffer. */
    ByteBuf bytes(ChannelHandlerContext context, HttpResponseStatus refusal, String date) throws Exception {
        HttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal, Unpooled.EMPTY_BUFFER);
        response.headers()
                .add(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
                .add(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                .add("X-Content-Type-Options", "nosniff");
        if (refusal.equals(HttpResponseStatus.TOO_MANY_REQUESTS)) {
            response.headers().add(HttpHeaderNames.RETRY_AFTER, "1");
        }
        return bytes(context, response, false, date);
    }

    private ByteBuf bytes(ChannelHandlerContext context, HttpResponse response, boolean keepAlive, String date)
            throws Exception {
        HttpHeaders headers = response.headers();
        headers.add("Date", date);
        if (!keepAlive) {
            headers.add("Connection", "close");
        }
        List<Object> parts = new ArrayList<>(2);
        try {
            encode(context, response, parts);
            return joined(context, parts);
        } finally {
            parts.forEach(ReferenceCountUtil::release);
        }
    }

    private static ByteBuf joined(ChannelHandlerContext context, List<Object> parts) {
        int length = parts.stream()
                .mapToInt(part -> ((ByteBuf) part).readableBytes())
                .sum();
        ByteBuf bytes = context.alloc().directBuffer(length, length);
        for (Object part : parts) {
            bytes.writeBytes((ByteBuf) part);
        }
        return bytes;
    }
}
