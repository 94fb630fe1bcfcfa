/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.CheckResult;
import dev.lifesigns.Deadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.KeptConnection;
import dev.lifesigns.checks.internal.LastResort;
import dev.lifesigns.checks.internal.Secrets;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.exceptions.JedisException;

/** A check with a connection of its own; made by {@link RedisCheck#connecting}. Thread-safe. */
public final class OwnedRedisCheck implements HealthCheck, AutoCloseable {
    private final RedisAddress address;
    private final Secrets secrets;
    private final KeptConnection<Connection> kept = new KeptConnection<>(OwnedRedisCheck::closeQuietly);
    private volatile Map<String, Object> details = Map.of();

    OwnedRedisCheck(RedisAddress address) {
        this.address = address;
        this.secrets = address.secrets();
    }

    @Override
    public CheckResult check(Deadline deadline) {
        return ask(deadline).withDetails(details);
    }

    /** Closes the connection; one that a run is using is closed when the run ends. */
    @Override
    public void close() {
        kept.close();
    }

    private CheckResult ask(Deadline deadline) {
        try {
            Connection old = kept.take();
            if (old == null || !stillUseful(old, deadline)) {
                ping(open(deadline), deadline);
            }
            return CheckResult.up();
        } catch (JedisException | IllegalStateException failure) {
            return JedisFailure.result(failure, deadline, secrets);
        }
    }

    /**
     * Says no if the connection has died since the last run: the server may have been restarted, or have a limit for
     * idle clients. That is no news about the server, a new connection will tell.
     */
    private boolean stillUseful(Connection old, Deadline deadline) {
        try {
            ping(old, deadline);
            return true;
        } catch (JedisException failure) {
            if (JedisFailure.kindOf(failure) == ErrorKind.UNREACHABLE && !deadline.expired()) {
                return false;
            }
            throw failure;
        }
    }

    private void ping(Connection connection, Deadline deadline) {
        boolean sound = false;
        try {
            JedisPing.send(connection, deadline);
            sound = true;
        } finally {
            if (sound) {
                kept.keep(connection);
            } else {
                closeQuietly(connection);
            }
        }
    }

    private Connection open(Deadline deadline) {
        AtomicReference<@Nullable Socket> opened = new AtomicReference<>();
        LastResort abortion = LastResort.abortion(deadline, () -> abort(opened.get()));
        try {
            Connection connection = connect(deadline, opened);
            details = JedisPing.describe(connection, deadline);
            return connection;
        } catch (JedisException failure) {
            abort(opened.get());
            throw failure;
        } finally {
            abortion.end();
        }
    }

    /** Its constructor connects and authenticates, so the socket must be known before the connection is. */
    private Connection connect(Deadline deadline, AtomicReference<@Nullable Socket> opened) {
        JedisClientConfig config = address.config(deadline);
        JedisSocketFactory sockets =
                new DefaultJedisSocketFactory(new HostAndPort(address.host(), address.port()), config);
        return new Connection(
                () -> {
                    Socket socket = sockets.createSocket();
                    opened.set(socket);
                    return socket;
                },
                config);
    }

    private static void abort(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException broken) {
            // It is broken off, which is what we want.
            return;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (JedisException broken) {
            // It is of no use to anybody any more, closed or not.
            return;
        }
    }
}
