package dev.lifesigns.checks.redis;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckResult;
import dev.lifesigns.Deadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.Pool;

/** Borrows one connection of the application's pool for each run. */
final class JedisPoolCheck implements HealthCheck {
    /** The share of the remaining time that the pool may use up; the rest is for the server. */
    private static final double WAIT_SHARE = 0.9;

    private final Pool<Connection> pool;

    JedisPoolCheck(Pool<Connection> pool) {
        this.pool = requireNonNull(pool, "pool");
    }

    @Override
    public CheckResult check(Deadline deadline) throws Exception {
        return ask(deadline).withDetails(figures());
    }

    private CheckResult ask(Deadline deadline) throws Exception {
        try {
            ping(deadline);
            return CheckResult.up();
        } catch (NoSuchElementException noConnection) {
            return waitedInVain(noConnection, deadline);
        } catch (JedisException failure) {
            return JedisFailure.result(failure, deadline, Secrets.none());
        }
    }

    private void ping(Deadline deadline) throws Exception {
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
                pool.invalidateObject(connection);
            }
        }
    }

    /** The pool says the same when it is used up and when the connections that it has do not pass its own test. */
    private CheckResult waitedInVain(NoSuchElementException thrown, Deadline deadline) {
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
