/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Secrets;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Pings with the application's client, and the client's own timeouts. */
final class JedisClientCheck implements HealthCheck {
    private final UnifiedJedis client;

    private JedisClientCheck(UnifiedJedis client) {
        this.client = requireNonNull(client, "RedisCheck.jedis: client is null");
    }

    /** The most capable check for the client. */
    static HealthCheck of(UnifiedJedis client) {
        return client instanceof RedisClient pooled
                ? new JedisPoolCheck(pooled.getPool())
                : new JedisClientCheck(client);
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        try {
            if (!"PONG".equals(client.ping())) {
                throw JedisPing.unexpected();
            }
            return CheckResult.up();
        } catch (JedisException failure) {
            return JedisFailure.result(failure, deadline, Secrets.none());
        }
    }
}
