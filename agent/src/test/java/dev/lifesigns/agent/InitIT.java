/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.checks.fixture.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lifesigns config init --from} writes is run as it is. */
class InitIT {
    @TempDir
    private Path directory;

    @Test
    void writtenConfigurationChecksTheRealServer() throws Exception {
        try (RedisServer redis = RedisServer.start()) {
            Path application = Files.writeString(
                    directory.resolve("application.properties"),
                    "spring.data.redis.host=127.0.0.1\nspring.data.redis.port=" + redis.port()
                            + "\nspring.data.redis.password=" + RedisServer.PASSWORD + "\n");
            String written = directory.resolve("lifesigns.yaml").toString();

            Ended init = AgentProcess.run("config", "init", "--from", application.toString(), written);
            assertThat(init.exitCode()).as(init.printed()).isZero();
            assertThat(init.out())
                    .containsExactly(
                            "wrote " + written + "; start with: lifesigns serve --config " + written,
                            "it refers to SPRING_DATA_REDIS_PASSWORD");
            assertThat(Files.readString(Path.of(written))).doesNotContain(RedisServer.PASSWORD);

            Map<String, String> environment = Map.of("SPRING_DATA_REDIS_PASSWORD", RedisServer.PASSWORD);
            Ended check = AgentProcess.run(AgentProcess.INSTALLED, environment, "check", "--config", written);
            assertThat(check.exitCode()).as(check.printed()).isZero();
            assertThat(check.out()).first().asString().matches("up +redis .*");
        }
    }
}
