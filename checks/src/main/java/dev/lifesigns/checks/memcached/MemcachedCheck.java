/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memcached;

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
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a memcached server answers {@code stats}, and accepts new connections. Thread-safe.
 *
 * <p>It speaks the text protocol, and reads and writes no item. The connection is kept from run to run for at most 5
 * min; it is closed after 30 s of idleness, when its name points elsewhere, after a failure, and by {@link #close()}.
 *
 * <p>Kinds of failure: refused, reset and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time
 * is {@link dev.lifesigns.ErrorKind#TIMEOUT}; missing or wrong credentials are {@link
 * dev.lifesigns.ErrorKind#UNAUTHORIZED}; a server whose connections are all in use is {@link
 * dev.lifesigns.ErrorKind#EXHAUSTED}, and degraded with the same kind if it has refused some since the last run; any
 * other answer, and a refusal of TLS, {@link dev.lifesigns.ErrorKind#FAILED}.
 * Details: {@code server}, {@code version}, {@code curr_connections} and {@code max_connections}.
 *
 * <pre>{@code
 * HealthCheck cache = MemcachedCheck.of("cache.internal", 11211);
 * }</pre>
 */
public final class MemcachedCheck implements HealthCheck, Preparable, AutoCloseable {
    private final Conversation conversation;

    private MemcachedCheck(Builder builder) {
        Credentials credentials = builder.credentials;
        this.conversation = new Conversation(
                builder.server,
                builder.tls,
                credentials == null ? Secrets.none() : Secrets.of(List.of(credentials.password())),
                new MemcachedProtocol(credentials));
    }

    /**
     * A check of a server without credentials or TLS.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static MemcachedCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535; usually 11211
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "MemcachedCheck.builder: host is null"), port));
    }

    @Override
    public void prepare() throws Exception {
        conversation.prepare();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return conversation.run(deadline);
    }

    /** Closes the connection; one that a run is using is closed when the run ends. */
    @Override
    public void close() {
        conversation.close();
    }

    /** Collects how to connect. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private @Nullable Credentials credentials;
        private @Nullable TlsDemand tls;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /**
         * Sets the credentials of a server that was started with a file of them ({@code -Y}); default: none.
         *
         * @throws IllegalArgumentException if one of them is empty or has white space in it
         */
        @CanIgnoreReturnValue
        public Builder credentials(String username, String password) {
            this.credentials = new Credentials(
                    requireNonNull(username, "MemcachedCheck.Builder.credentials: username is null"),
                    requireNonNull(password, "MemcachedCheck.Builder.credentials: password is null"));
            return this;
        }

        /** Connects with TLS, with the trust and the client certificate of this context; default: without TLS. */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            return tls(
                    TlsDemand.of(TlsClient.of(requireNonNull(context, "MemcachedCheck.Builder.tls: context is null"))));
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /** The check. It does not connect yet. */
        public MemcachedCheck build() {
            return new MemcachedCheck(this);
        }
    }
}
