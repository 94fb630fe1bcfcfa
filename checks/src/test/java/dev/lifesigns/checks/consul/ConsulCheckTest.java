/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.consul;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What agents say, imitated. */
class ConsulCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String LEADER = "\"10.1.10.12:8300\"";

    @Override
    protected ServerProcess startServer() throws Exception {
        return ImitatedService.start(
                folder, port, "X-Consul-Token: " + PASSWORD, "/v1/status/leader", LEADER, "/v1/agent/self", self(1));
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return ConsulCheck.builder("http://" + host + ":" + port)
                .token(PASSWORD)
                .build();
    }

    private static String self(int status) {
        return "{\"Config\":{\"Datacenter\":\"dc1\",\"NodeName\":\"node-1\",\"Server\":false,\"Version\":\"1.20.1\"},"
                + "\"Member\":{\"Name\":\"node-1\",\"Status\":" + status + "}}";
    }

    private static ScriptedHttpServer agent(int status, String leader, String self) throws Exception {
        return new ScriptedHttpServer((head, out) -> ScriptedHttpServer.always(
                        status, head.startsWith("GET /v1/status/leader ") ? leader : self)
                .answer(head, out));
    }

    @Test
    void leaderAndAliveIsUp() {
        assertThat(runUp(checking("127.0.0.1", port)).details())
                .containsEntry("leader", "10.1.10.12:8300")
                .containsEntry("node", "node-1")
                .containsEntry("datacenter", "dc1")
                .containsEntry("version", "1.20.1");
    }

    @Test
    void unknownTokenIsUnauthorizedAndNotRepeated() {
        CheckResult result = runDown(
                ConsulCheck.builder("http://127.0.0.1:" + port).token("wr0ng").build(),
                TIMEOUT,
                ErrorKind.UNAUTHORIZED);

        assertThat(result.message()).endsWith(": status 403 (expected: 200)");
        assertThat(result.toString()).doesNotContain("wr0ng");
    }

    @Test
    void withoutATokenOnlyTheLeaderIsAskedFor() throws Exception {
        try (ScriptedHttpServer scripted = agent(200, LEADER, "")) {
            runUp(new ConsulCheckType().create(new GivenOptions().with(ConsulCheckType.URL, scripted.url(""))));

            assertThat(scripted.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, leaving", "3, left", "4, failed", "9, in state 9"})
    void agentThatIsNotAliveIsDegraded(int status, String word) throws Exception {
        try (ScriptedHttpServer scripted = agent(200, LEADER, self(status))) {
            CheckResult result = run(
                    new ConsulCheckType()
                            .create(new GivenOptions()
                                    .with(ConsulCheckType.URL, scripted.url(""))
                                    .with(ConsulCheckType.TOKEN, PASSWORD)),
                    TIMEOUT);

            assertThat(result.status()).isEqualTo(CheckStatus.DEGRADED);
            assertThat(result.message()).isEqualTo("the agent is " + word + " in its cluster (expected: alive)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | \"\" | FAILED | no leader",
                "500 | No cluster leader | FAILED | no leader",
                "500 | rpc error | FAILED | status 500 (expected: 200)",
                "429 | slow down | EXHAUSTED | status 429 (expected: 200)",
                "200 | {} | FAILED | body is not the address of a leader",
            })
    void withoutALeaderItIsFailed(int status, String leader, ErrorKind kind, String message) throws Exception {
        try (ScriptedHttpServer scripted = agent(status, leader, "")) {
            assertThat(runDown(ConsulCheck.of(scripted.url("")), TIMEOUT, kind).message())
                    .endsWith(": " + message);
        }
    }

    @Test
    void agentThatDoesNotDescribeItselfIsFailed() throws Exception {
        try (ScriptedHttpServer scripted = agent(200, LEADER, "{\"Config\":{}}")) {
            assertThat(runDown(
                                    ConsulCheck.builder(scripted.url(""))
                                            .token(PASSWORD)
                                            .build(),
                                    TIMEOUT,
                                    ErrorKind.FAILED)
                            .message())
                    .endsWith(": body is without Member (expected: the words of /v1/agent/self)");
        }
    }

    @Test
    void tokenThatCannotBeSentIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> ConsulCheck.builder("http://127.0.0.1").token("two\nlines"))
                .hasMessage("header X-Consul-Token: refused (expected: a header that a client may set,"
                        + " of visible characters)");
    }
}
