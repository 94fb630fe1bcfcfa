/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import dev.lifesigns.CheckDeadline;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What a server reports about itself when a connection is opened.
 *
 * @param details for the detailed view
 * @param cluster whether it is a node of a cluster
 */
record RedisInfo(Map<String, Object> details, boolean cluster) {
    /** What is known of a server before the first connection, and of one that the user may not ask. */
    static final RedisInfo NONE = new RedisInfo(Map.of(), false);

    static RedisInfo of(Connection connection, CheckDeadline deadline) {
        connection.setSoTimeout(deadline.remainingMillis());
        try {
            connection.sendCommand(Command.INFO, "server");
            Map<String, String> server = fields(connection.getBulkReply());
            String version = server.get("redis_version");
            return new RedisInfo(
                    version == null ? Map.of() : Map.of("redis_version", version),
                    "cluster".equals(server.get("redis_mode")));
        } catch (JedisDataException notAllowed) {
            return NONE;
        }
    }

    /** Lines such as {@code redis_version:7.0.15}, by name. */
    static Map<String, String> fields(String reply) {
        Map<String, String> fields = new HashMap<>();
        reply.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1));
            }
        });
        return fields;
    }
}
