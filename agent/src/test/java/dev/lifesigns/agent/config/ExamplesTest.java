/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.text.Severity;
import dev.lifesigns.text.schema.Interpolation.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files under {@code examples/}, and the one that the agent brings, are fine. */
class ExamplesTest {
    private static final Map<String, String> VARIABLES = Map.of(
            "DB_PASSWORD",
            "hunter2",
            "QUEUE_PASSWORD",
            "hunter2",
            "POD_NAME",
            "worker-0",
            "OPERATOR_TOKEN_HASH",
            "sha256:" + "0123456789abcdef".repeat(4),
            "ADMIN_PASSWORD_HASH",
            "$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsFine(Path example) {
        ConfigResult result = new ConfigReader(BuiltIn.types(), VARIABLES::get).read(ConfigFiles.of(example));
        try (AgentConfig config = result.config()) {
            assertThat(result.findings()).isEmpty();
            assertThat(config).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleIsValidWithoutItsVariables(Path example) {
        Validation validation =
                new ConfigReader(BuiltIn.types(), name -> null).validate(ConfigFiles.of(example), Missing.WARNING);
        assertThat(validation.valid()).as(validation.findings().toString()).isTrue();
        assertThat(validation.checks()).isPositive();
        assertThat(validation.findings())
                .allMatch(finding -> finding.severity() == Severity.WARNING
                        && finding.message().contains(" is not set (expected: "));
    }

    @Test
    void embeddedConfigurationIsFineAndUp() {
        ConfigResult result = new ConfigReader(BuiltIn.types(), name -> null).readEmbedded();
        assertThat(result.findings()).isEmpty();
        try (AgentConfig config = result.config()) {
            HealthChecker.Builder builder = HealthChecker.builder();
            config.checks().forEach(check -> builder.check(check.name(), check.check(), check.policy()));
            try (HealthChecker health = builder.build()) {
                assertThat(health.runAll(Duration.ofSeconds(30)).checks())
                        .filteredOn(check -> check.name().equals("demo-database")
                                || check.name().equals("threads"))
                        .hasSize(2)
                        .allMatch(check -> check.status() == CheckStatus.UP);
            }
        }
    }
}
