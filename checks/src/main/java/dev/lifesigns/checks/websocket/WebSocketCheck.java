/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.websocket;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Conversation;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.http.Endpoint;
import dev.lifesigns.checks.internal.http.RequestHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a server agrees to WebSocket at a URL, and answers a ping. Thread-safe.
 *
 * <p>Each run opens a new connection, and closes it after the pong. No message is sent; messages of the server are read
 * and dropped.
 *
 * <p>Kinds of failure: refused, reset and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no pong in time is
 * {@link dev.lifesigns.ErrorKind#TIMEOUT}; 401, 403 and 407, and a close with 3000 or 3003 {@link
 * dev.lifesigns.ErrorKind#UNAUTHORIZED}; 429, and a close with 1013 {@link dev.lifesigns.ErrorKind#EXHAUSTED}; any other
 * response, another subprotocol and a refusal of TLS {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, and
 * {@code certificate_days_left} with TLS.
 *
 * <pre>{@code
 * HealthCheck updates = WebSocketCheck.of("wss://updates.internal/events");
 * }</pre>
 */
public final class WebSocketCheck implements HealthCheck, Preparable {
    private static final String AUTHORIZATION = "Authorization";

    private final Conversation conversation;

    private WebSocketCheck(Builder builder) {
        Endpoint endpoint = builder.endpoint;
        TlsDemand tls = builder.tls;
        if (tls == null && endpoint.isTls()) {
            tls = TlsDemand.of(TlsClient.builder().build());
        }
        String query = endpoint.uri().getRawQuery();
        String authorization = builder.headers.getOrDefault(AUTHORIZATION, "");
        this.conversation = new Conversation(
                new HostAndPort(endpoint.host(), endpoint.port()),
                tls,
                Secrets.of(List.of(authorization, authorization.replaceFirst("^\\S+ +", ""))),
                new WebSocketProtocol(new Handshake(
                        endpoint.uri().getRawAuthority(),
                        endpoint.uri().getRawPath() + (query == null ? "" : "?" + query),
                        new TreeMap<>(builder.headers),
                        builder.subprotocol)));
    }

    /**
     * A check of a URL.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static WebSocketCheck of(String url) {
        return builder(url).build();
    }

    /**
     * A builder for a check of a URL.
     *
     * @param url {@code ws} or {@code wss}; user-info in it is sent as basic credentials
     * @throws IllegalArgumentException if it is not such a URL; the message repeats no part of it that could be a secret
     */
    public static Builder builder(String url) {
        return new Builder(endpoint(requireNonNull(url, "WebSocketCheck.builder: url is null")));
    }

    @Override
    public void prepare() throws Exception {
        conversation.prepare();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return conversation.runOnce(deadline);
    }

    private static Endpoint endpoint(String url) {
        String expected = " (expected: ws://host[:port]/path or wss://host[:port]/path)";
        if (!url.matches("(?is)wss?:.*")) {
            throw new IllegalArgumentException("url: no ws:// or wss://" + expected);
        }
        try {
            return Endpoint.parse("http" + url.substring(2));
        } catch (IllegalArgumentException e) {
            String what = String.valueOf(e.getMessage()).replaceFirst("(?s) \\(expected: .*", "");
            throw new IllegalArgumentException(what + expected);
        }
    }

    /** Collects what to ask for. Not thread-safe. */
    public static final class Builder {
        private final Endpoint endpoint;
        private final Map<String, String> headers = new TreeMap<>();
        private @Nullable String subprotocol;
        private @Nullable TlsDemand tls;

        private Builder(Endpoint endpoint) {
            this.endpoint = endpoint;
            headers.put("User-Agent", "lifesigns");
            String authorization = endpoint.authorization();
            if (authorization != null) {
                headers.put(AUTHORIZATION, authorization);
            }
        }

        /**
         * Sets the {@code Authorization} header, such as {@code Bearer …}; no message ever shows it. Default: none.
         *
         * @throws IllegalArgumentException if it cannot be sent, or there are credentials in the URL
         */
        @CanIgnoreReturnValue
        public Builder authorization(String value) {
            requireNonNull(value, "WebSocketCheck.Builder.authorization: value is null");
            RequestHeaders.requireSendable(AUTHORIZATION, value);
            if (headers.putIfAbsent(AUTHORIZATION, value) != null) {
                throw new IllegalArgumentException(
                        "authorization: set twice (expected: either it or user-info in the URL)");
            }
            return this;
        }

        /**
         * Sets the origin, which servers that are meant for browsers demand; default: none.
         *
         * @throws IllegalArgumentException if it cannot be sent
         */
        @CanIgnoreReturnValue
        public Builder origin(String origin) {
            requireNonNull(origin, "WebSocketCheck.Builder.origin: origin is null");
            RequestHeaders.requireSendable("Origin", origin);
            headers.put("Origin", origin);
            return this;
        }

        /**
         * Sets a subprotocol that the server must agree to, such as {@code mqtt}; default: none.
         *
         * @throws IllegalArgumentException if it cannot be sent
         */
        @CanIgnoreReturnValue
        public Builder subprotocol(String name) {
            requireNonNull(name, "WebSocketCheck.Builder.subprotocol: name is null");
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                throw new IllegalArgumentException("subprotocol: " + name + " (expected: one name)");
            }
            this.subprotocol = name;
            return this;
        }

        /**
         * Sets the trust and the client certificate; default: the JVM's trust, without a client certificate.
         *
         * @throws IllegalArgumentException if the URL is not wss
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            requireNonNull(context, "WebSocketCheck.Builder.tls: context is null");
            if (!isTls()) {
                throw new IllegalArgumentException("tls: set (expected: a wss URL)");
            }
            return tls(TlsDemand.of(TlsClient.of(context)));
        }

        boolean isTls() {
            return endpoint.isTls();
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /** The check. It does not connect yet. */
        public WebSocketCheck build() {
            return new WebSocketCheck(this);
        }
    }
}
