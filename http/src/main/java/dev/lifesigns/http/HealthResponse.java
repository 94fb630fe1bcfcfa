/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response. Immutable and thread-safe; one object is returned to many requests, and its body is shared, not copied.
 *
 * <pre>{@code
 * exchange.setStatus(response.status());
 * response.headers().forEach(header -> exchange.addHeader(header.name(), header.value()));
 * response.writeTo(exchange.body());
 * }</pre>
 *
 * <p>{@link #headers()} is complete, {@code Content-Length} included; in the response to a {@code HEAD} request that is the
 * length of the body that {@code GET} would have. The number of bytes to write is {@link #bodyLength()}.
 *
 * <p>A response with a {@link #stream()} has no body yet: an adapter that says {@link HealthRequest#canStream()} sends the head
 * at once, and then each part as it comes. All other adapters never see one.
 */
public final class HealthResponse {
    private static final byte[] EMPTY = {};

    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final Flow.@Nullable Publisher<ByteBuffer> stream;

    private HealthResponse(int status, List<Header> headers, byte[] body, Flow.@Nullable Publisher<ByteBuffer> stream) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.stream = stream;
    }

    /**
     * One header field.
     *
     * @param name the name in its usual spelling, such as {@code Content-Type}
     * @param value the value as it is sent
     */
    public record Header(String name, String value) {}

    /** A response with that body, which must not be modified afterwards. */
    static HealthResponse of(int status, List<Header> headers, byte[] body) {
        return new HealthResponse(status, headers, body, null);
    }

    /** A response without a body. */
    static HealthResponse of(int status, List<Header> headers) {
        return new HealthResponse(status, headers, EMPTY, null);
    }

    /** A response whose body is sent in parts. */
    static HealthResponse streaming(int status, List<Header> headers, Flow.Publisher<ByteBuffer> stream) {
        return new HealthResponse(status, headers, EMPTY, stream);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The header fields in the order to send them; a name may occur twice. */
    public List<Header> headers() {
        return headers;
    }

    /** The first value of that header field, or {@code null}. */
    public @Nullable String header(String name) {
        requireNonNull(name, "HealthResponse.header: name is null");
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** The number of bytes of the body to write; 0 if there is none. */
    public int bodyLength() {
        return body.length;
    }

    /** A read-only view of the body, from its first byte to its last. */
    public ByteBuffer body() {
        return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }

    /** The body as text. */
    public String bodyText() {
        return new String(body, UTF_8);
    }

    /**
     * Writes the body in a single call, or nothing if there is none.
     *
     * @throws IOException if the stream does
     */
    public void writeTo(OutputStream out) throws IOException {
        if (body.length > 0) {
            out.write(body);
        }
    }

    /**
     * The parts of a body that is sent over time, or {@code null} if the body is complete. There is no
     * {@code Content-Length} then.
     *
     * <p>It is for one subscriber, which asks for a part when the client has read enough of the previous ones, and cancels when
     * the client disconnects. Parts are shared with other readers and read-only. They are delivered on a thread that all readers share,
     * which a subscriber must not block. The end of the parts is the end of the body; after an error, such as that of a client which
     * has not read for too long, the connection has to be closed without an end.
     *
     * @see HealthRequest#canStream()
     */
    public Flow.@Nullable Publisher<ByteBuffer> stream() {
        return stream;
    }

    /** The same response with other headers; the body is shared. */
    HealthResponse withHeaders(List<Header> replaced) {
        return new HealthResponse(status, replaced, body, stream);
    }

    /** Status and length; never the body, which may be confidential. */
    @Override
    public String toString() {
        return "HealthResponse[" + status + ", " + body.length + " bytes]";
    }
}
