/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.smtp;

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
 * Verifies that a mail server greets, answers {@code EHLO}, and encrypts the connection if it should. Thread-safe.
 *
 * <p>Each run connects and takes its leave with {@code QUIT}. It names neither a sender nor a recipient, so that no
 * message can result.
 *
 * <p>Kinds of failure: refused, reset and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time
 * is {@link dev.lifesigns.ErrorKind#TIMEOUT}; code 421, with which servers limit their clients, {@link
 * dev.lifesigns.ErrorKind#EXHAUSTED}; 530 and 535 {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; any other code, a missing
 * {@code STARTTLS} and a refusal of TLS {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, and {@code
 * starttls}, whether the server offers it.
 *
 * <pre>{@code
 * HealthCheck mail = SmtpCheck.builder("mail.internal", 587).startTls().build();
 * }</pre>
 */
public final class SmtpCheck implements HealthCheck, Preparable {
    private final Conversation conversation;
    private final boolean encrypted;

    private SmtpCheck(Builder builder) {
        this.encrypted = builder.startTls != null;
        this.conversation =
                new Conversation(builder.server, builder.tls, Secrets.none(), new SmtpProtocol(builder.startTls));
    }

    /**
     * A check of a server, without encryption.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static SmtpCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535; usually 25, 465 (TLS) or 587
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "SmtpCheck.builder: host is null"), port));
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
        return conversation.runOnce(deadline);
    }

    /** Collects how to connect. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private @Nullable TlsDemand tls;
        private @Nullable TlsDemand startTls;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /** Demands {@code STARTTLS}, with the JVM's trust; default: not demanded. */
        @CanIgnoreReturnValue
        public Builder startTls() {
            return startTls(TlsDemand.of(TlsClient.builder().build()));
        }

        /** Demands {@code STARTTLS}, with the trust and the client certificate of this context; default: not demanded. */
        @CanIgnoreReturnValue
        public Builder startTls(SSLContext context) {
            return startTls(
                    TlsDemand.of(TlsClient.of(requireNonNull(context, "SmtpCheck.Builder.startTls: context is null"))));
        }

        /** Connects with TLS from the first byte on, as on port 465; default: without TLS. */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            return tls(TlsDemand.of(TlsClient.of(requireNonNull(context, "SmtpCheck.Builder.tls: context is null"))));
        }

        @CanIgnoreReturnValue
        Builder startTls(@Nullable TlsDemand demand) {
            this.startTls = demand;
            return this;
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if there is TLS from the first byte on and {@code STARTTLS}
         */
        public SmtpCheck build() {
            if (tls != null && startTls != null) {
                throw new IllegalArgumentException("startTls: true with tls: true (expected: one of them)");
            }
            return new SmtpCheck(this);
        }
    }
}
