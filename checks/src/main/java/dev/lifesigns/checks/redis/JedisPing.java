/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.DeadlineGuard;
import java.io.IOException;
import java.util.Map;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;

/** The commands sent over a Jedis connection, each within a deadline. */
final class JedisPing {
    private static final String VERSION_FIELD = "redis_version:";

    private JedisPing() {}

    static void send(Connection connection, CheckDeadline deadline) {
        DeadlineGuard abortion = DeadlineGuard.abortion(deadline, () -> abort(connection));
        try {
            connection.setSoTimeout(deadline.remainingMillis());
            if (!connection.ping()) {
                throw unexpected();
            }
        } finally {
            abortion.end();
        }
    }

    static JedisDataException unexpected() {
        return new JedisDataException("unexpected reply to PING (expected: PONG)");
    }

    /** What the server reports about itself; empty if the user may not ask. */
    static Map<String, Object> describe(Connection connection, CheckDeadline deadline) {
        connection.setSoTimeout(deadline.remainingMillis());
        try {
            connection.sendCommand(Protocol.Command.INFO, "server");
            return connection
                    .getBulkReply()
                    .lines()
                    .filter(line -> line.startsWith(VERSION_FIELD))
                    .findFirst()
                    .<Map<String, Object>>map(line -> Map.of("redis_version", line.substring(VERSION_FIELD.length())))
                    .orElse(Map.of());
        } catch (JedisDataException notAllowed) {
            return Map.of();
        }
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
