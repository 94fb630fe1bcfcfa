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
import io.lettuce.core.api.StatefulRedisConnection;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/**
 * A Redis server answers {@code PING}.
 *
 * <pre>{@code
 * HealthCheck cache = RedisCheck.jedis(redisClient);
 * AsyncHealthCheck sessions = RedisCheck.lettuce(statefulConnection);
 * }</pre>
 *
 * <p>What a failure is called:
 *
 * <ul>
 *   <li>{@link ErrorKind#UNREACHABLE}: refused, reset, no such host, the connection is lost;
 *   <li>{@link ErrorKind#UNAUTHORIZED}: {@code NOAUTH}, {@code WRONGPASS}, {@code NOPERM} and their older wordings;
 *   <li>{@link ErrorKind#EXHAUSTED}: every connection of the pool is in use, or the server has too many clients;
 *   <li>{@link ErrorKind#TIMEOUT}: no connection or no answer within the run's deadline;
 *   <li>{@link ErrorKind#FAILED}: any other error that the server answers, such as {@code LOADING}, {@code BUSY},
 *       {@code MASTERDOWN} or {@code CLUSTERDOWN}; the message begins with that word.
 * </ul>
 *
 * <p>All checks are thread-safe.
 */
public final class RedisCheck {
    private RedisCheck() {}

    /**
     * The server behind the application's Jedis client answers.
     *
     * <p>Of a {@code RedisClient} one pooled connection is borrowed, waited for and read from within the deadline, and
     * returned as it was; details have {@code pool_active}, {@code pool_idle}, {@code pool_max} and {@code
     * pool_waiting}. Any other client, such as one of a cluster or of sentinels, is asked to ping as it is: its own
     * timeouts should be below the check's.
     */
    public static HealthCheck jedis(UnifiedJedis client) {
        return JedisClientCheck.of(client);
    }

    /**
     * The server behind the application's Lettuce connection answers.
     *
     * <p>No thread waits, and at most one {@code PING} is under way: a run that finds an earlier one unanswered waits
     * for that one, so that a server that is frozen for hours does not find hours of pings when it thaws.
     */
    public static AsyncHealthCheck lettuce(StatefulRedisConnection<?, ?> connection) {
        return new LettuceCheck(connection);
    }

    /**
     * The server at the URI answers, asked by a Jedis connection of the check's own; as {@link #builder}.
     *
     * @param uri {@code redis://} or {@code rediss://} (TLS), host, port (6379), and database: {@code
     *     redis://user:password@host:6379/0}
     * @throws IllegalArgumentException if the URI is none; the message does not repeat it
     */
    public static OwnedRedisCheck connecting(String uri) {
        return builder(uri).build();
    }

    /**
     * A builder for the server at a URI, asked by a Jedis connection of the check's own.
     *
     * <p>The first run connects, to the first address of the host that accepts. The connection is kept from run to run for at
     * most 5 min, is given up after 30 s of idleness, when its name has moved and after a failure, and ends when the
     * check is closed. Details have {@code redis_version}, where the user may ask for it.
     *
     * @param uri as for {@link #connecting}
     * @throws IllegalArgumentException if the URI is none; the message does not repeat it
     */
    public static Builder builder(String uri) {
        return new Builder(RedisAddress.parse(requireNonNull(uri, "uri")));
    }

    /** Collects who asks. Not thread-safe. */
    public static final class Builder {
        private final RedisAddress address;
        private @Nullable String username;
        private @Nullable String password;

        private Builder(RedisAddress address) {
            this.address = address;
        }

        /** Sets the user; that of the URI, else the default user, unless set. */
        @CanIgnoreReturnValue
        public Builder username(String username) {
            this.username = requireNonNull(username, "username");
            return this;
        }

        /** Sets the password; that of the URI unless set. */
        @CanIgnoreReturnValue
        public Builder password(String password) {
            this.password = requireNonNull(password, "password");
            return this;
        }

        /** The check. It does not connect yet. */
        public OwnedRedisCheck build() {
            return new OwnedRedisCheck(address.as(username, password));
        }
    }
}
