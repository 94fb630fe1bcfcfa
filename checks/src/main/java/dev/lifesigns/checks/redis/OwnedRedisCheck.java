/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.ConnectionFailure;
import dev.lifesigns.checks.internal.DeadlineGuard;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.HostAddresses;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.KeptConnection;
import dev.lifesigns.checks.internal.KeptConnection.Lease;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TlsDemand;
import dev.lifesigns.checks.internal.TlsRefusal;
import dev.lifesigns.checks.internal.TlsRehearsal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** A check with a connection of its own; created by {@link RedisCheck#connecting(String)}. Thread-safe. */
public final class OwnedRedisCheck implements HealthCheck, Preparable, AutoCloseable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private final RedisAddress address;
    private final Secrets secrets;
    private final HostAddresses hosts;
    private final Dialer dialer;
    private final KeptConnection<Connection> kept = new KeptConnection<>(OwnedRedisCheck::closeQuietly);
    private final @Nullable TlsDemand tls;
    private final RedisDemands demands;
    private volatile RedisInfo info = RedisInfo.NONE;

    /* Of the newest connection. */
    private volatile @Nullable SSLSession session;

    /** @param tls how to encrypt the connection, or {@code null} without TLS */
    OwnedRedisCheck(RedisAddress address, @Nullable TlsDemand tls, RedisDemands demands) {
        this.address = address;
        this.tls = tls;
        this.demands = demands;
        this.secrets = address.secrets();
        this.hosts = new HostAddresses(List.of(address.host()));
        this.dialer = new Dialer(address.host(), address.port());
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("redis", () -> {
            try (LoopbackServer server = new LoopbackServer(OwnedRedisCheck::answer);
                    OwnedRedisCheck check = RedisCheck.builder("redis://localhost:" + server.port() + "/1")
                            .password("none")
                            .build()) {
                check.check(CheckDeadline.after(PREPARATION));
            }
        });
        if (tls != null) {
            TlsRehearsal.once();
        }
    }

    private static String answer(String request) {
        if (request.contains("PING")) {
            return "+PONG\r\n";
        }
        return request.contains("INFO") ? "$0\r\n\r\n" : "+OK\r\n";
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        return ask(deadline).withDetails(info.details());
    }

    /** Closes the connection; one that a run is using is closed when the run ends. */
    @Override
    public void close() {
        kept.close();
    }

    private CheckResult ask(CheckDeadline deadline) {
        try {
            Set<InetAddress> addresses = hosts.now(deadline);
            Lease<Connection> old = kept.take(addresses);
            CheckResult result = old == null ? null : overOld(old, deadline);
            return judged(result == null ? ping(kept.opened(open(deadline), addresses), deadline) : result);
        } catch (JedisException | IllegalStateException | SSLPeerUnverifiedException failure) {
            SSLException refusal = TlsRefusal.find(failure);
            return refusal == null
                    ? JedisFailure.result(failure, deadline, secrets)
                    : ConnectionFailure.result(server(), refusal, secrets);
        }
    }

    private HostAndPort server() {
        return new HostAndPort(address.host(), address.port());
    }

    private CheckResult judged(CheckResult result) throws SSLPeerUnverifiedException {
        SSLSession newest = session;
        return tls == null || newest == null ? result : tls.judge(result, server().toString(), newest);
    }

    /** Gives the old connection half of the time. {@code null} if it has died since the last run. */
    private @Nullable CheckResult overOld(Lease<Connection> old, CheckDeadline deadline) {
        try {
            return ping(old, HostAddresses.half(deadline));
        } catch (JedisException failure) {
            if (KeptConnection.mayHaveDied(JedisFailure.kindOf(failure), deadline)) {
                return null;
            }
            throw failure;
        }
    }

    private CheckResult ping(Lease<Connection> lease, CheckDeadline deadline) {
        boolean sound = false;
        try {
            CheckResult result = JedisPing.send(lease.connection(), deadline, demands, info.cluster());
            sound = true;
            return result;
        } finally {
            if (sound) {
                kept.keep(lease);
            } else {
                closeQuietly(lease.connection());
            }
        }
    }

    private Connection open(CheckDeadline deadline) {
        AtomicReference<@Nullable Socket> opened = new AtomicReference<>();
        DeadlineGuard abortion = DeadlineGuard.abortion(deadline, () -> abort(opened.get()));
        try {
            Connection connection = connect(deadline, opened);
            info = RedisInfo.of(connection, deadline);
            return connection;
        } catch (JedisException failure) {
            abort(opened.get());
            throw failure;
        } finally {
            abortion.end();
        }
    }

    /** Its constructor connects and authenticates, so the socket must be known before the connection is. */
    private Connection connect(CheckDeadline deadline, AtomicReference<@Nullable Socket> opened) {
        return new Connection(() -> dial(deadline, opened), address.config(deadline));
    }

    private Socket dial(CheckDeadline deadline, AtomicReference<@Nullable Socket> opened) {
        try {
            Socket plain = dialer.dial(deadline);
            opened.set(plain);
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(deadline.remainingMillis());
            return tls == null ? plain : encrypted(plain, tls);
        } catch (IOException failure) {
            throw new JedisConnectionException("cannot connect: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JedisConnectionException("interrupted", interrupted);
        }
    }

    private Socket encrypted(Socket plain, TlsDemand demand) throws IOException {
        SSLSocket socket = demand.client().over(plain, address.host(), address.port(), List.of());
        session = socket.getSession();
        FirstPing.over(socket);
        return socket;
    }

    private static void abort(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException broken) {
            // Closing it was the point; it does not matter how.
            return;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (JedisException broken) {
            // It is no longer needed, closed or not.
            return;
        }
    }
}
