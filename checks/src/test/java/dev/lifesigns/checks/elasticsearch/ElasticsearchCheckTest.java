/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.elasticsearch;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.ImitatedService;
import dev.lifesigns.checks.fixture.RealServerContract;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.ServerProcess;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clusters say, imitated; a real one takes minutes of a processor to start. */
class ElasticsearchCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Override
    protected ServerProcess startServer() throws Exception {
        return ImitatedService.start(
                folder,
                port,
                "Authorization: Basic " + Base64.getEncoder().encodeToString(("prober:" + PASSWORD).getBytes(UTF_8)),
                "/_cluster/health",
                health("green", 3));
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return ElasticsearchCheck.builder("http://" + host + ":" + port + "/")
                .credentials("prober", PASSWORD)
                .build();
    }

    private static String health(String status, int nodes) {
        return "{\"cluster_name\":\"orders\",\"status\":\"" + status + "\",\"timed_out\":false,\"number_of_nodes\":"
                + nodes
                + ",\"number_of_data_nodes\":" + nodes + ",\"active_shards\":7,\"unassigned_shards\":2,"
                + "\"number_of_pending_tasks\":1,\"active_shards_percent_as_number\":77.7}";
    }

    @Test
    void greenIsUpWithTheClusterInNumbers() {
        assertThat(runUp(checking("127.0.0.1", port)).details())
                .containsEntry("server", "http://127.0.0.1:" + port)
                .containsEntry("cluster", "orders")
                .hasEntrySatisfying("nodes", nodes -> assertThat(nodes).hasToString("3"))
                .hasEntrySatisfying(
                        "unassigned_shards", shards -> assertThat(shards).hasToString("2"))
                .hasEntrySatisfying("pending_tasks", tasks -> assertThat(tasks).hasToString("1"));
    }

    @Test
    void wrongCredentialsAreUnauthorizedAndNotRepeated() {
        CheckResult result = runDown(
                ElasticsearchCheck.of("http://prober:wr0ng@127.0.0.1:" + port), TIMEOUT, ErrorKind.UNAUTHORIZED);

        assertThat(result.message()).endsWith(": status 403 (expected: 200)");
        assertThat(result.toString()).doesNotContain("wr0ng", PASSWORD);
        runDown(
                ElasticsearchCheck.builder("http://127.0.0.1:" + port)
                        .apiKey("wr0ng")
                        .build(),
                TIMEOUT,
                ErrorKind.UNAUTHORIZED);
    }

    @ParameterizedTest
    @CsvSource({
        "green, 3, UP, ,",
        "green, 2, DEGRADED, THRESHOLD, 2 nodes (expected: at least 3)",
        "yellow, 3, DEGRADED, FAILED, yellow: copies of data are missing (2 shards are not assigned)",
        "red, 3, DOWN, FAILED, red: data is missing (2 shards are not assigned)"
    })
    void colorIsTheVerdict(String color, int nodes, CheckStatus status, ErrorKind kind, String message)
            throws Exception {
        try (ScriptedHttpServer scripted =
                new ScriptedHttpServer(ScriptedHttpServer.always(200, health(color, nodes)))) {
            CheckResult result =
                    run(ElasticsearchCheck.builder(scripted.url("")).minNodes(3).build(), TIMEOUT);

            assertThat(result.status()).isEqualTo(status);
            assertThat(result.error()).isEqualTo(kind);
            assertThat(result.message()).isEqualTo(message);
        }
    }

    @Test
    void yellowIsUpIfItIsAllowed() throws Exception {
        try (ScriptedHttpServer scripted =
                new ScriptedHttpServer(ScriptedHttpServer.always(200, health("yellow", 1)))) {
            GivenOptions options = new GivenOptions()
                    .with(ElasticsearchCheckType.URL, scripted.url(""))
                    .with(ElasticsearchCheckType.API_KEY, "a2V5")
                    .with(ElasticsearchCheckType.ALLOW_YELLOW, true);

            runUp(new ElasticsearchCheckType().create(options));
            assertThat(scripted.requests()).singleElement().asString().contains("\r\nAuthorization: ApiKey a2V5\r\n");
            assertThat(run(
                                    new ElasticsearchCheckType()
                                            .create(options.with(ElasticsearchCheckType.MIN_NODES, 2)),
                                    TIMEOUT)
                            .error())
                    .isEqualTo(ErrorKind.THRESHOLD);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "503 | {\"error\":{\"type\":\"master_not_discovered_exception\"},\"status\":503}"
                        + " | FAILED | status 503 (expected: 200, without master_not_discovered_exception)",
                "401 | {\"error\":{\"type\":\"security_exception\"},\"status\":401}"
                        + " | UNAUTHORIZED | status 401 (expected: 200, without security_exception)",
                "429 | slow down | EXHAUSTED | status 429 (expected: 200)",
                "200 | {\"status\":\"blue\"} | FAILED | 'blue' (expected: a status of green, yellow or red)",
                "200 | [] | FAILED | body is JSON, but no object",
                "200 | <html> | FAILED | body is not JSON at index 0"
            })
    void otherRepliesHaveTheirKind(int status, String body, ErrorKind kind, String message) throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(status, body))) {
            assertThat(runDown(ElasticsearchCheck.of(scripted.url("")), TIMEOUT, kind)
                            .message())
                    .endsWith(": " + message);
        }
    }

    @Test
    void settingsThatExcludeEachOtherAreRefused() {
        assertThatThrownBy(() -> ElasticsearchCheck.builder("http://user:secret@127.0.0.1")
                        .apiKey("a2V5"))
                .hasMessage("Authorization: set twice (expected: one of user-info in the URL, credentials and a key)");
        assertThatThrownBy(() -> ElasticsearchCheck.builder("http://127.0.0.1").minNodes(-1))
                .hasMessage("minNodes: -1 (expected: 0 or more)");
    }
}
