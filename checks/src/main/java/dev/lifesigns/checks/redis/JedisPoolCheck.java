/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.Pool;

/** Borrows one connection of the application's pool for each run. */
final class JedisPoolCheck implements HealthCheck {
    /** The share of the remaining time for the pool; the rest is for the server. */
    private static final double WAIT_SHARE = 0.9;

    private static final int IDLE_SECONDS = 10;

    private final Pool<Connection> pool;

    /*
     * The pool replaces a discarded connection on the caller's thread, for as long as it takes to connect to a server
     * that has just failed. At most one background thread does that; a second discard happens on the calling thread.
     */
    private final Executor discarding = new ThreadPoolExecutor(
            0,
            1,
            IDLE_SECONDS,
            SECONDS,
            new SynchronousQueue<>(),
            JedisPoolCheck::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());

    JedisPoolCheck(Pool<Connection> pool) {
        this.pool = requireNonNull(pool, "RedisCheck.jedis: pool is null");
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws Exception {
        return ask(deadline).withDetails(figures());
    }

    private CheckResult ask(CheckDeadline deadline) throws Exception {
        try {
            ping(deadline);
            return CheckResult.up();
        } catch (NoSuchElementException noConnection) {
            return waitedInVain(noConnection, deadline);
        } catch (JedisException failure) {
            return JedisFailure.result(failure, deadline, Secrets.none());
        }
    }

    private void ping(CheckDeadline deadline) throws Exception {
        Duration patience = Duration.ofMillis(Math.round(deadline.remainingMillis() * WAIT_SHARE));
        Connection connection = pool.borrowObject(patience);
        int before = connection.getSoTimeout();
        boolean sound = false;
        try {
            JedisPing.send(connection, deadline);
            connection.setSoTimeout(before);
            sound = true;
        } finally {
            if (sound) {
                pool.returnObject(connection);
            } else {
                discarding.execute(() -> discard(connection));
            }
        }
    }

    private void discard(Connection connection) {
        try {
            pool.invalidateObject(connection);
        } catch (Exception notReplaced) {
            // It is out of the pool; the next run will report why there is no other.
            return;
        }
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "lifesigns-jedis-discard");
        thread.setDaemon(true);
        return thread;
    }

    /** The pool reports the same when it is exhausted and when its connections fail its own test. */
    private CheckResult waitedInVain(NoSuchElementException thrown, CheckDeadline deadline) {
        if (pool.getNumActive() >= pool.getMaxTotal()) {
            return CheckResult.down(ErrorKind.EXHAUSTED, "every connection of the pool is in use");
        }
        return thrown.getCause() == null
                ? CheckResult.down(ErrorKind.TIMEOUT, "the pool had no connection in time")
                : JedisFailure.result(thrown, deadline, Secrets.none());
    }

    private Map<String, Object> figures() {
        return Map.of(
                "pool_active", pool.getNumActive(),
                "pool_idle", pool.getNumIdle(),
                "pool_max", pool.getMaxTotal(),
                "pool_waiting", pool.getNumWaiters());
    }
}
