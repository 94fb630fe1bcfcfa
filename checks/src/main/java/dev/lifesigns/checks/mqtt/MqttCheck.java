/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.mqtt;

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
 * Verifies that an MQTT broker admits a client and answers {@code PINGREQ}. Thread-safe.
 *
 * <p>It speaks MQTT 3.1.1, with a clean session and without a will, and neither publishes nor subscribes. The connection
 * is kept from run to run for at most 5 min; it is closed after 30 s of idleness, when its name points elsewhere, after a
 * failure, and by {@link #close()}.
 *
 * <p>Kinds of failure: refused, reset and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time
 * is {@link dev.lifesigns.ErrorKind#TIMEOUT}; the return codes 4 (bad user name or password) and 5 (not authorized) are
 * {@link dev.lifesigns.ErrorKind#UNAUTHORIZED}; any other return code or answer, and a refusal of TLS, {@link
 * dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}.
 *
 * <pre>{@code
 * HealthCheck broker = MqttCheck.of("broker.internal", 1883);
 * }</pre>
 */
public final class MqttCheck implements HealthCheck, Preparable, AutoCloseable {
    private final Conversation conversation;

    private MqttCheck(Builder builder) {
        String password = builder.connect.password();
        this.conversation = new Conversation(
                builder.server,
                builder.tls,
                password == null ? Secrets.none() : Secrets.of(List.of(password)),
                new MqttProtocol(builder.connect));
    }

    /**
     * A check of a broker without credentials or TLS.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static MqttCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a broker.
     *
     * @param host name or address
     * @param port 1 to 65535; usually 1883, or 8883 with TLS
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "MqttCheck.builder: host is null"), port));
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
        private ConnectPacket connect = ConnectPacket.ANONYMOUS;
        private @Nullable TlsDemand tls;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /**
         * Sets a user and a password; default: none.
         *
         * @throws IllegalArgumentException if one has more than 65535 bytes
         */
        @CanIgnoreReturnValue
        public Builder credentials(String username, String password) {
            this.connect = connect.as(
                    requireNonNull(username, "MqttCheck.Builder.credentials: username is null"),
                    requireNonNull(password, "MqttCheck.Builder.credentials: password is null"));
            return this;
        }

        /**
         * Sets the client's ID; default: none, so that the broker picks one. A broker disconnects a client when another
         * one connects with the same ID.
         *
         * @throws IllegalArgumentException if it has more than 65535 bytes
         */
        @CanIgnoreReturnValue
        public Builder clientId(String clientId) {
            this.connect = connect.with(requireNonNull(clientId, "MqttCheck.Builder.clientId: clientId is null"));
            return this;
        }

        /** Connects with TLS, with the trust and the client certificate of this context; default: without TLS. */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            return tls(TlsDemand.of(TlsClient.of(requireNonNull(context, "MqttCheck.Builder.tls: context is null"))));
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /** The check. It does not connect yet. */
        public MqttCheck build() {
            return new MqttCheck(this);
        }
    }
}
