/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.spi.InvalidOptionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Servers that answer PING and still are not what the application needs. */
@Timeout(120)
class RedisDemandsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int SLOTS = 16_384;
    private static final int FILLER = 200_000;

    @Test
    void clusterWithoutItsSlotsIsDownAndUpOnceItHasThem(@TempDir Path folder) throws Exception {
        try (RedisServer server = RedisServer.start(
                        "cluster-enabled yes", "cluster-config-file " + folder.resolve("nodes.conf"));
                OwnedRedisCheck check = checking(server).build()) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                    .isEqualTo("cluster_state: fail (expected: ok)");

            try (Jedis admin = server.connect()) {
                admin.clusterAddSlots(IntStream.range(0, SLOTS).toArray());
                eventually("the cluster is whole", () -> admin.clusterInfo().contains("cluster_state:ok"));
            }
            runUp(check);
        }
    }

    @Test
    void clusterIsUpForAUserWhoMayNotAsk(@TempDir Path folder) throws Exception {
        try (RedisServer server =
                RedisServer.start("cluster-enabled yes", "cluster-config-file " + folder.resolve("nodes.conf"))) {
            try (Jedis admin = server.connect()) {
                admin.aclSetUser("prober", "on", ">" + RedisServer.PASSWORD, "+ping", "+info");
            }
            try (OwnedRedisCheck check = checking(server).username("prober").build()) {
                runUp(check);
            }
        }
    }

    @Test
    void replicaIsNoPrimaryUntilItIsPromoted() throws Exception {
        try (RedisServer primary = RedisServer.start();
                RedisServer replica = RedisServer.start(
                        "replicaof 127.0.0.1 " + primary.port(), "masterauth " + RedisServer.PASSWORD);
                OwnedRedisCheck any = checking(replica).build();
                OwnedRedisCheck needsReplica =
                        checking(replica).role(RedisRole.REPLICA).build();
                OwnedRedisCheck needsPrimary =
                        checking(replica).role(RedisRole.PRIMARY).build();
                OwnedRedisCheck needsWrites = checking(replica).writable().build()) {
            runUp(any);
            runUp(needsReplica);
            assertThat(runDown(needsPrimary, TIMEOUT, ErrorKind.FAILED).message())
                    .isEqualTo("role: replica (expected: primary)");
            runDown(needsWrites, TIMEOUT, ErrorKind.FAILED);

            try (Jedis admin = replica.connect()) {
                admin.replicaofNoOne();
            }
            runUp(needsPrimary);
            runUp(needsWrites);
            assertThat(runDown(needsReplica, TIMEOUT, ErrorKind.FAILED).message())
                    .isEqualTo("role: primary (expected: replica)");
        }
    }

    @Test
    void fullMemoryIsDownWhereWritesAreNeeded() throws Exception {
        try (RedisServer server = RedisServer.start("maxmemory-policy noeviction");
                OwnedRedisCheck check = checking(server).build();
                OwnedRedisCheck needsWrites = checking(server).writable().build();
                Jedis admin = server.connect()) {
            admin.configSet("maxmemory", String.valueOf(server.info("used_memory") + FILLER));
            runUp(needsWrites);

            admin.configSet("maxmemory", "1000");
            runUp(check);
            assertThat(runDown(needsWrites, TIMEOUT, ErrorKind.EXHAUSTED).message())
                    .matches("used_memory: \\d+ bytes, and nothing may be evicted"
                            + " \\(expected: less than maxmemory 1000\\)");

            admin.configSet("maxmemory-policy", "allkeys-lru");
            runUp(needsWrites);
        }
    }

    @Test
    void demandThatTheUserMayNotVerifyIsUnauthorized() throws Exception {
        try (RedisServer server = RedisServer.start()) {
            try (Jedis admin = server.connect()) {
                admin.aclSetUser("prober", "on", ">" + RedisServer.PASSWORD, "+ping");
            }
            try (OwnedRedisCheck check =
                    checking(server).username("prober").role(RedisRole.PRIMARY).build()) {
                assertThat(runDown(check, TIMEOUT, ErrorKind.UNAUTHORIZED).message())
                        .startsWith("NOPERM ");
            }
        }
    }

    @Test
    void rolesAreNamedInAConfigurationFile() throws Exception {
        try (RedisServer server = RedisServer.start();
                OwnedRedisCheck check = (OwnedRedisCheck)
                        new RedisCheckType().create(options(server).with(RedisCheckType.ROLE, "replica"))) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                    .isEqualTo("role: primary (expected: replica)");
            assertThatThrownBy(() -> new RedisCheckType().create(options(server).with(RedisCheckType.ROLE, "master")))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage("role: master (expected: primary, replica or sentinel)");
            assertThatThrownBy(() -> new RedisCheckType()
                            .create(options(server)
                                    .with(RedisCheckType.ROLE, "replica")
                                    .with(RedisCheckType.WRITABLE, true)))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage("writable: true for role replica (expected: role primary, or no role)");
        }
    }

    private static GivenOptions options(RedisServer server) {
        return new GivenOptions()
                .with(RedisCheckType.URI, "redis://127.0.0.1:" + server.port())
                .with(RedisCheckType.PASSWORD, RedisServer.PASSWORD);
    }

    private static RedisCheck.Builder checking(RedisServer server) {
        return RedisCheck.builder("redis://127.0.0.1:" + server.port()).password(RedisServer.PASSWORD);
    }
}
