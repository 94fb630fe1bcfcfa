/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsDemand;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/**
 * Verifies that a Redis server answers {@code PING}, and, over a connection of its own, that it has the role it should have.
 *
 * <pre>{@code
 * HealthCheck cache = RedisCheck.jedis(redisClient);
 * AsyncHealthCheck sessions = RedisCheck.lettuce(statefulConnection);
 * }</pre>
 *
 * <p>Kinds of failure:
 *
 * <ul>
 *   <li>{@link ErrorKind#UNREACHABLE}: refused, reset, no such host, the connection is lost;
 *   <li>{@link ErrorKind#UNAUTHORIZED}: {@code NOAUTH}, {@code WRONGPASS}, {@code NOPERM} and their older wordings;
 *   <li>{@link ErrorKind#EXHAUSTED}: every connection of the pool is in use, or the server has too many clients;
 *   <li>{@link ErrorKind#TIMEOUT}: no connection or no response within the run's deadline;
 *   <li>{@link ErrorKind#FAILED}: any other error reply of the server, such as {@code LOADING}, {@code BUSY},
 *       {@code MASTERDOWN} or {@code CLUSTERDOWN}; the message starts with that word.
 * </ul>
 *
 * <p>All checks are thread-safe.
 */
public final class RedisCheck {
    private RedisCheck() {}

    /**
     * Checks the server behind the application's Jedis client.
     *
     * <p>From a {@code RedisClient}, one pooled connection is borrowed, used within the deadline, and returned
     * unchanged; details include {@code pool_active}, {@code pool_idle}, {@code pool_max} and {@code pool_waiting}. Any
     * other client, such as one for a cluster or for sentinels, pings with its own timeouts, which should be below the
     * check's.
     */
    public static HealthCheck jedis(UnifiedJedis client) {
        return JedisClientCheck.of(client);
    }

    /**
     * Checks the server behind the application's Lettuce connection.
     *
     * <p>No thread waits, and at most one {@code PING} is outstanding: a run that finds an earlier one unanswered waits
     * for that one, so that a server that was frozen for hours does not receive hours of pings when it resumes.
     */
    public static AsyncHealthCheck lettuce(StatefulRedisConnection<?, ?> connection) {
        return new LettuceCheck(connection);
    }

    /**
     * Checks the server at a URI, over a Jedis connection of the check's own; like {@link #builder(String)}.
     *
     * @param uri {@code redis://} or {@code rediss://} (TLS), host, port (6379), and database: {@code
     *     redis://user:password@host:6379/0}
     * @throws IllegalArgumentException if the URI is malformed; the message does not repeat it
     */
    public static OwnedRedisCheck connecting(String uri) {
        return builder(uri).build();
    }

    /** Same as {@link #connecting(String)}. */
    public static OwnedRedisCheck connecting(URI uri) {
        return builder(uri).build();
    }

    /**
     * A builder for the server at a URI, checked over a Jedis connection of its own.
     *
     * <p>The first run connects, to the first address of the host that accepts. The connection is kept from run to run
     * for at most 5 min; it is closed after 30 s of idleness, when its name points elsewhere, after a failure, and when
     * the check is closed. Details include {@code redis_version} if the user may read it. A node of a cluster that does not
     * serve keys because slots are missing is down, if the user may ask for {@code CLUSTER INFO}.
     *
     * @param uri as for {@link #connecting(String)}
     * @throws IllegalArgumentException if the URI is malformed; the message does not repeat it
     */
    public static Builder builder(String uri) {
        return new Builder(RedisAddress.parse(requireNonNull(uri, "RedisCheck.builder: uri is null")));
    }

    /** Same as {@link #builder(String)}. */
    public static Builder builder(URI uri) {
        return builder(requireNonNull(uri, "RedisCheck.builder: uri is null").toString());
    }

    /** Collects credentials and demands. Not thread-safe. */
    public static final class Builder {
        private final RedisAddress address;
        private @Nullable String username;
        private @Nullable String password;
        private RedisDemands demands = RedisDemands.NONE;
        private @Nullable TlsDemand tls;

        private Builder(RedisAddress address) {
            this.address = address;
        }

        /** Sets the user; default: that of the URI, else the default user. */
        @CanIgnoreReturnValue
        public Builder username(String username) {
            this.username = requireNonNull(username, "RedisCheck.Builder.username: username is null");
            return this;
        }

        /** Sets the password; default: that of the URI. */
        @CanIgnoreReturnValue
        public Builder password(String password) {
            this.password = requireNonNull(password, "RedisCheck.Builder.password: password is null");
            return this;
        }

        /** Demands a role, for which the user needs permission for {@code ROLE}; default: any. */
        @CanIgnoreReturnValue
        public Builder role(RedisRole role) {
            this.demands =
                    new RedisDemands(requireNonNull(role, "RedisCheck.Builder.role: role is null"), demands.writable());
            return this;
        }

        /**
         * Demands a primary whose memory is not used up, for which the user needs permission for {@code ROLE} and {@code
         * INFO}; default: not demanded. Nothing is written.
         */
        @CanIgnoreReturnValue
        public Builder writable() {
            this.demands = new RedisDemands(demands.role(), true);
            return this;
        }

        /**
         * Connects with the trust and the client certificate of this context, instead of the JVM's.
         *
         * @throws IllegalArgumentException if the URI is not {@code rediss://}
         */
        @CanIgnoreReturnValue
        public Builder tls(SSLContext context) {
            requireNonNull(context, "RedisCheck.Builder.tls: context is null");
            if (!isTls()) {
                throw new IllegalArgumentException("tls: set (expected: a rediss:// URI)");
            }
            return tls(TlsDemand.of(TlsClient.of(context)));
        }

        @CanIgnoreReturnValue
        Builder tls(@Nullable TlsDemand demand) {
            this.tls = demand;
            return this;
        }

        boolean isTls() {
            return address.tls();
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if it has to be writable and in a role that never is
         */
        public OwnedRedisCheck build() {
            RedisRole role = demands.role();
            if (demands.writable() && role != null && role != RedisRole.PRIMARY) {
                throw new IllegalArgumentException(
                        "writable: true for role " + role.wireName() + " (expected: role primary, or no role)");
            }
            TlsDemand demand =
                    tls == null && isTls() ? TlsDemand.of(TlsClient.builder().build()) : tls;
            return new OwnedRedisCheck(address.as(username, password), demand, demands);
        }
    }
}
