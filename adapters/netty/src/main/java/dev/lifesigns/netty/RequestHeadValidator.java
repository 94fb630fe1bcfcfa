/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_URI_TOO_LONG;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The rules of HTTP/1.1 (RFC 9112) for the head of a request. */
final class RequestHeadValidator {
    private RequestHeadValidator() {}

    /** The status code with which to reject the request, or {@code null} if it is valid. */
    static @Nullable HttpResponseStatus refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return verdict(request.decoderResult().cause());
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return HTTP_VERSION_NOT_SUPPORTED;
        }
        if (RequestTarget.pathAndQuery(request.method(), request.uri()) == null) {
            return BAD_REQUEST;
        }
        Iterator<String> hosts = request.headers().valueStringIterator(HttpHeaderNames.HOST);
        if (hosts.hasNext()) {
            hosts.next();
            return hosts.hasNext() ? BAD_REQUEST : null;
        }
        return version.equals(HttpVersion.HTTP_1_1) ? BAD_REQUEST : null;
    }

    private static HttpResponseStatus verdict(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? REQUEST_HEADER_FIELDS_TOO_LARGE : BAD_REQUEST;
    }

    /**
     * Whether another request may follow on the connection: in HTTP/1.1, unless the client declines, expects {@code 100
     * Continue}, or announces a large body.
     */
    static boolean keepsConnection(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && !headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && announcedBody(headers) <= RequestBody.MAX_BYTES;
    }

    private static long announcedBody(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        // The decoder has rejected anything but a number.
        return length == null ? 0 : Long.parseLong(length.strip());
    }
}
