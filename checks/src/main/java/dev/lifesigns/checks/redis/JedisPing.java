/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.internal.DeadlineGuard;
import java.io.IOException;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;

/** The commands sent over a Jedis connection, each within a deadline. */
final class JedisPing {
    private JedisPing() {}

    static void send(Connection connection, CheckDeadline deadline) {
        CheckResult unused = send(connection, deadline, RedisDemands.NONE, false);
    }

    /**
     * The same, and then what is demanded of the server.
     *
     * @param cluster whether it is a node of a cluster
     */
    static CheckResult send(Connection connection, CheckDeadline deadline, RedisDemands demands, boolean cluster) {
        DeadlineGuard abortion = DeadlineGuard.abortion(deadline, () -> abort(connection));
        try {
            connection.setSoTimeout(deadline.remainingMillis());
            if (!connection.ping()) {
                throw unexpected();
            }
            return demands.verify(connection, cluster);
        } finally {
            abortion.end();
        }
    }

    static JedisDataException unexpected() {
        return new JedisDataException("unexpected reply to PING (expected: PONG)");
    }

    private static void abort(Connection connection) {
        try {
            connection.forceDisconnect();
        } catch (IOException broken) {
            // Closing it was the point; it does not matter how.
            return;
        }
    }
}
