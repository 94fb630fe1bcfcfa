/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.ServiceInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus' own linter says of the text format, which is the only one that it reads. */
@Timeout(60)
@EnabledIf(value = "installed", disabledReason = "no promtool here: apt-get install prometheus")
class PromtoolTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @TempDir
    private Path directory;

    static boolean installed() {
        return Files.isExecutable(PROMTOOL);
    }

    private String lint(HealthResponse response) throws IOException, InterruptedException {
        Path metrics = Files.writeString(directory.resolve("metrics"), response.bodyText());
        return run(new ProcessBuilder(PROMTOOL.toString(), "check", "metrics").redirectInput(metrics.toFile()));
    }

    /** The exit code, and what was printed. */
    private static String run(ProcessBuilder command) throws IOException, InterruptedException {
        Process promtool = command.redirectErrorStream(true).start();
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor(30, SECONDS)).isTrue();
        return promtool.exitValue() + said;
    }

    @Test
    void nothingIsWrong() throws Exception {
        try (Orders orders = Orders.running(HealthEndpoint.Builder::metrics)) {
            orders.health.gate("maintenance").close("disks");
            assertThat(lint(orders.getDetailed("/health/metrics"))).isEqualTo("0");
        }
    }

    @Test
    void nothingIsWrongBeforeAnyCheckHasRun() throws Exception {
        try (HealthChecker health = HealthChecker.builder().build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health).metrics().build();
            assertThat(lint(Orders.answered(
                            endpoint.handle(TestRequest.get("/health/metrics")).toCompletableFuture())))
                    .isEqualTo("0");
        }
    }

    @Test
    void aHostileNameIsText() throws Exception {
        ServiceInfo hostile = ServiceInfo.of("a\"} 1\nb 2\\", "\0\r\uD83D", "{x=\"\u00e4\uD83D\uDE00\"}");
        try (HealthChecker health = HealthChecker.builder().service(hostile).build()) {
            HealthEndpoint endpoint = HealthEndpoint.builder(health)
                    .metricsNetworks(Set.of("127.0.0.0/8"))
                    .metrics()
                    .build();
            HealthResponse response = Orders.answered(
                    endpoint.handle(TestRequest.get("/health/metrics")).toCompletableFuture());
            assertThat(response.bodyText().lines().filter(line -> line.startsWith("health_info")))
                    .hasSize(1);
            assertThat(lint(response)).isEqualTo("0");
        }
    }

    @Test
    void queriesOfThePageAreQueries() throws Exception {
        String page = Files.readString(PAGE);
        List<String> queries = Pattern.compile("(?m)^\\|[^|`]*\\| `([^`]+)` \\|$")
                .matcher(page.substring(page.indexOf("## Queries")))
                .results()
                .map(match -> match.group(1).replace("\\|", "|"))
                .toList();
        StringBuilder rules = new StringBuilder("groups:\n  - name: page\n    rules:\n");
        queries.forEach(query ->
                rules.append("      - {record: a, expr: '" + query + "', labels: {n: '" + query.hashCode() + "'}}\n"));
        Path file = Files.writeString(directory.resolve("rules.yml"), rules);

        assertThat(queries).hasSizeGreaterThan(5);
        assertThat(run(new ProcessBuilder(PROMTOOL.toString(), "check", "rules", file.toString())))
                .startsWith("0")
                .contains("SUCCESS: " + queries.size() + " rules found");
    }

    @Test
    void configurationOfThePageIsAccepted() throws Exception {
        String page = Files.readString(PAGE);
        String block = page.substring(page.indexOf("# prometheus.yml"));
        Path token = Files.writeString(directory.resolve("token"), "test");
        Path config = Files.writeString(
                directory.resolve("prometheus.yml"),
                block.substring(0, block.indexOf("```")).replace("/etc/prometheus/lifesigns.token", token.toString()));

        assertThat(run(new ProcessBuilder(PROMTOOL.toString(), "check", "config", config.toString())))
                .startsWith("0")
                .contains("SUCCESS");
    }
}
