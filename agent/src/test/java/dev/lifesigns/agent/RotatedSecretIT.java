/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.fixture.PostgresServer;
import dev.lifesigns.checks.fixture.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ClientKillParams;

/** A password is rotated at the server and in its file, and the connections with the old one end. Nothing is reloaded. */
class RotatedSecretIT {
    private static final String CONNECTED_SINCE = "SELECT count(*) FROM pg_stat_activity, rotated"
            + " WHERE usename = 'orders' AND backend_start > rotated.at";

    @TempDir
    private Path directory;

    @Test
    void theNextConnectionUsesTheNewPassword() throws Exception {
        Path database = Files.writeString(directory.resolve("database"), PostgresServer.PASSWORD);
        Path cache = Files.writeString(directory.resolve("cache"), "old-planted");
        try (PostgresServer postgres = PostgresServer.start();
                RedisServer redis = RedisServer.start();
                Jedis admin = redis.connect()) {
            admin.aclSetUser("prober", "on", ">old-planted", "+ping");
            Path file = Files.writeString(
                    directory.resolve("lifesigns.yaml"), """
                    defaults: {period: 500ms, timeout: 450ms}
                    checks:
                      database: {type: jdbc, url: "%s", username: orders, password: "${file:%s}"}
                      cache: {type: redis, uri: "redis://prober:${file:%s}@127.0.0.1:%d"}
                    """.formatted(postgres.url(), database, cache, redis.port()));
            try (AgentProcess agent = AgentProcess.start(
                    AgentProcess.INSTALLED, Map.of(), "serve", "--no-watch", "--port=0", "--config", file.toString())) {
                agent.awaitReady("\"status\":\"up\"");

                postgres.execute("ALTER ROLE orders PASSWORD 'new-planted'");
                postgres.execute("CREATE TABLE rotated AS SELECT clock_timestamp() AS at");
                admin.aclSetUser("prober", "resetpass", ">new-planted");
                Files.writeString(database, "new-planted\n");
                Files.writeString(cache, "new-planted\n");
                postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'orders'");
                admin.clientKill(ClientKillParams.clientKillParams().user("prober"));

                eventually("the database has a new connection", () -> postgres.number(CONNECTED_SINCE) == 1);
                eventually(
                        "the cache has a new connection",
                        () -> admin.clientList().contains("user=prober"));
                assertThat(agent.err()).noneMatch(line -> line.contains("reloaded") || line.contains("planted"));
            }
        }
    }
}
