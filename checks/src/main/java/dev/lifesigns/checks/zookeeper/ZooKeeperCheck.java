/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.zookeeper;

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
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a member of ZooKeeper answers {@code srvr} and serves requests. Thread-safe.
 *
 * <p>Each run opens a connection, which the server closes after its answer. No session is created, because that would be
 * a write that the whole ensemble has to agree on.
 *
 * <p>A leader, a follower, an observer and a standalone server are up; a member that is read-only, because it is not part
 * of a quorum, is degraded. Kinds of failure: refused, reset, closed and no such host are {@link
 * dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time is {@link dev.lifesigns.ErrorKind#TIMEOUT}; a member that does
 * not serve requests, any other answer and a refusal of TLS are {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code
 * server}, {@code version}, {@code mode}, {@code connections} and {@code outstanding}, the number of requests that wait.
 *
 * <pre>{@code
 * HealthCheck coordination = ZooKeeperCheck.of("zookeeper.internal", 2181);
 * }</pre>
 */
public final class ZooKeeperCheck implements HealthCheck, Preparable {
    private final Conversation conversation;

    private ZooKeeperCheck(Builder builder) {
        this.conversation = new Conversation(builder.server, builder.tls, Secrets.none(), new ZooKeeperProtocol());
    }

    /**
     * A check of a server without TLS.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static ZooKeeperCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535; usually 2181
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "ZooKeeperCheck.builder: host is null"), port));
    }

    @Override
    public void prepare() throws Exception {
        conversation.prepare();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return conversation.runOnce(deadline);
    }

    /** Collects how to connect. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private @Nullable TlsDemand tls;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /** Connects with TLS, with the trust and the client certificate of this context; default: without TLS. */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            return tls(
                    TlsDemand.of(TlsClient.of(requireNonNull(context, "ZooKeeperCheck.Builder.tls: context is null"))));
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        /** The check. It does not connect yet. */
        public ZooKeeperCheck build() {
            return new ZooKeeperCheck(this);
        }
    }
}
