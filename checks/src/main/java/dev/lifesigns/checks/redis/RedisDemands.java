/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * What a server has to be beyond answering {@code PING}, which a server that refuses every other command answers too. Each
 * demand costs one more command a run.
 *
 * @param role the role it must have, or {@code null} if any will do
 * @param writable whether it must accept writes
 */
record RedisDemands(@Nullable RedisRole role, boolean writable) {
    static final RedisDemands NONE = new RedisDemands(null, false);

    /** The first demand that is not met, as a result; up if all are. The socket's timeout has to be set. */
    CheckResult verify(Connection connection, boolean cluster) {
        CheckResult result = cluster ? ofCluster(connection) : CheckResult.up();
        RedisRole needed = writable ? RedisRole.PRIMARY : role;
        if (result.error() == null && needed != null) {
            result = ofRole(connection, needed);
        }
        return result.error() == null && writable ? ofMemory(connection) : result;
    }

    /** A cluster without all of its slots refuses every key by default. */
    private static CheckResult ofCluster(Connection connection) {
        String state;
        try {
            connection.sendCommand(Command.CLUSTER, "INFO");
            state = RedisInfo.fields(connection.getBulkReply()).get("cluster_state");
        } catch (JedisDataException notAllowed) {
            return CheckResult.up();
        }
        return state == null || state.equals("ok")
                ? CheckResult.up()
                : CheckResult.down(ErrorKind.FAILED, "cluster_state: " + state + " (expected: ok)");
    }

    private static CheckResult ofRole(Connection connection, RedisRole needed) {
        connection.sendCommand(Command.ROLE);
        List<Object> reply = connection.getObjectMultiBulkReply();
        String word = !reply.isEmpty() && reply.get(0) instanceof byte[] name ? new String(name, UTF_8) : "unknown";
        RedisRole role = RedisRole.of(word);
        return role == needed
                ? CheckResult.up()
                : CheckResult.down(
                        ErrorKind.FAILED,
                        "role: " + (role == null ? word : role.wireName()) + " (expected: " + needed.wireName() + ")");
    }

    /** A server that may evict nothing refuses writes once its memory is used up. */
    private static CheckResult ofMemory(Connection connection) {
        connection.sendCommand(Command.INFO, "memory");
        Map<String, String> memory = RedisInfo.fields(connection.getBulkReply());
        long limit = number(memory.get("maxmemory"));
        long used = number(memory.get("used_memory"));
        return limit > 0 && used >= limit && "noeviction".equals(memory.get("maxmemory_policy"))
                ? CheckResult.down(
                        ErrorKind.EXHAUSTED,
                        "used_memory: " + used + " bytes, and nothing may be evicted (expected: less than maxmemory "
                                + limit + ")")
                : CheckResult.up();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
