/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.nats;

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
import dev.lifesigns.checks.internal.TlsRehearsal;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a NATS server admits a client and answers {@code PING}. Thread-safe.
 *
 * <p>It neither publishes nor subscribes, so that its user needs no permission. The connection is kept from run to run
 * for at most 5 min; it is closed after 30 s of idleness, when its name points elsewhere, after a failure, and by {@link
 * #close()}.
 *
 * <p>Kinds of failure: refused, reset and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time
 * is {@link dev.lifesigns.ErrorKind#TIMEOUT}; missing or wrong credentials are {@link
 * dev.lifesigns.ErrorKind#UNAUTHORIZED}; too many connections {@link dev.lifesigns.ErrorKind#EXHAUSTED}, or
 * unreachable if the server closes before its reason has arrived; any other error, a refusal of TLS, and TLS that only one
 * side demands, {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server} and {@code version}.
 *
 * <pre>{@code
 * HealthCheck events = NatsCheck.of("events.internal", 4222);
 * }</pre>
 */
public final class NatsCheck implements HealthCheck, Preparable, AutoCloseable {
    private final Conversation conversation;
    private final boolean encrypted;

    private NatsCheck(Builder builder) {
        this.encrypted = builder.tls != null;
        this.conversation = new Conversation(
                builder.server,
                null,
                Secrets.of(builder.login.secrets()),
                new NatsProtocol(builder.login, builder.tls));
    }

    /**
     * A check of a server without credentials or TLS.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static NatsCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535; usually 4222
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "NatsCheck.builder: host is null"), port));
    }

    @Override
    public void prepare() throws Exception {
        conversation.prepare();
        if (encrypted) {
            TlsRehearsal.once();
        }
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
        private Login login = Login.NONE;
        private @Nullable TlsDemand tls;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /** Sets a user and a password; default: none. */
        @CanIgnoreReturnValue
        public Builder credentials(String username, String password) {
            this.login = Login.user(
                    requireNonNull(username, "NatsCheck.Builder.credentials: username is null"),
                    requireNonNull(password, "NatsCheck.Builder.credentials: password is null"));
            return this;
        }

        /** Sets a token; default: none. */
        @CanIgnoreReturnValue
        public Builder token(String token) {
            this.login = Login.token(requireNonNull(token, "NatsCheck.Builder.token: token is null"));
            return this;
        }

        /**
         * Demands TLS, which NATS starts after the server's first line, with the trust and the client certificate of this
         * context; default: without TLS.
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            return tls(TlsDemand.of(TlsClient.of(requireNonNull(context, "NatsCheck.Builder.tls: context is null"))));
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /** The check. It does not connect yet. */
        public NatsCheck build() {
            return new NatsCheck(this);
        }
    }
}
