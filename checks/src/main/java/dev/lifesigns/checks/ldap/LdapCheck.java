/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ldap;

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
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that an LDAP server admits a client and has an entry: that of the server itself (the root DSE), or any other.
 * Thread-safe.
 *
 * <p>It reads no attribute. The connection is kept from run to run for at most 5 min; it is closed after 30 s of
 * idleness, when its name points elsewhere, after a failure, and by {@link #close()}.
 *
 * <p>Kinds of failure: refused, reset and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time
 * is {@link dev.lifesigns.ErrorKind#TIMEOUT}; wrong credentials and missing rights are {@link
 * dev.lifesigns.ErrorKind#UNAUTHORIZED}; a server that is busy or at a limit of its own {@link
 * dev.lifesigns.ErrorKind#EXHAUSTED}; an entry that is not there, any other result and a refusal of TLS {@link
 * dev.lifesigns.ErrorKind#FAILED}. Detail: {@code server}.
 *
 * <pre>{@code
 * HealthCheck directory = LdapCheck.of("ldap.internal", 389);
 * }</pre>
 */
public final class LdapCheck implements HealthCheck, Preparable, AutoCloseable {
    private final Conversation conversation;
    private final boolean encrypted;

    private LdapCheck(Builder builder) {
        Bind bind = builder.bind;
        this.encrypted = builder.startTls != null;
        this.conversation = new Conversation(
                builder.server,
                builder.tls,
                bind == null ? Secrets.none() : Secrets.of(List.of(bind.password())),
                new LdapProtocol(builder.base, bind, builder.startTls));
    }

    /**
     * A check of a server that admits anonymous clients, without TLS.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static LdapCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535; usually 389, or 636 with TLS
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "LdapCheck.builder: host is null"), port));
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

    /** Collects how to connect and what to look for. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private String base = "";
        private @Nullable Bind bind;
        private @Nullable TlsDemand tls;
        private @Nullable TlsDemand startTls;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /**
         * Sets who logs in, by a simple bind; default: an anonymous client.
         *
         * @throws IllegalArgumentException if one of them is empty
         */
        @CanIgnoreReturnValue
        public Builder bind(String dn, String password) {
            this.bind = new Bind(
                    requireNonNull(dn, "LdapCheck.Builder.bind: dn is null"),
                    requireNonNull(password, "LdapCheck.Builder.bind: password is null"));
            return this;
        }

        /** Sets the name of an entry that must be there, such as {@code dc=example,dc=com}; default: the root DSE. */
        @CanIgnoreReturnValue
        public Builder base(String dn) {
            this.base = requireNonNull(dn, "LdapCheck.Builder.base: dn is null");
            return this;
        }

        /** Connects with TLS, with the trust and the client certificate of this context; default: without TLS. */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            return tls(TlsDemand.of(TlsClient.of(requireNonNull(context, "LdapCheck.Builder.tls: context is null"))));
        }

        /** Demands StartTLS, with the trust and the client certificate of this context; default: not demanded. */
        @CanIgnoreReturnValue
        public Builder startTls(SSLContext context) {
            return startTls(
                    TlsDemand.of(TlsClient.of(requireNonNull(context, "LdapCheck.Builder.startTls: context is null"))));
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        @CanIgnoreReturnValue
        Builder startTls(@Nullable TlsDemand demand) {
            this.startTls = demand;
            return this;
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if there is TLS from the first byte on and StartTLS
         */
        public LdapCheck build() {
            if (tls != null && startTls != null) {
                throw new IllegalArgumentException("startTls: true with tls: true (expected: one of them)");
            }
            return new LdapCheck(this);
        }
    }
}
