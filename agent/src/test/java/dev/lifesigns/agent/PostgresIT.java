/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.checks.fixture.PostgresServer;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator of a real database sees: in the log, with a token, and without. */
class PostgresIT {
    @TempDir
    private Path directory;

    @Test
    void everyTransitionIsOneLineAndNothingElseIs() throws Exception {
        Ended made = AgentProcess.run("token");
        String token = after("token: ", made.out());
        try (PostgresServer postgres = PostgresServer.start();
                FaultProxy proxy = FaultProxy.inFrontOf(postgres.port())) {
            String yaml = """
                    security: {detailed: {tokens: ["${TOKEN}"]}}
                    checks:
                      database:
                        type: jdbc
                        url: "jdbc:postgresql://127.0.0.1:PORT/postgres"
                        username: orders
                        password: "${PASSWORD}"
                        period: 900ms
                        timeout: 800ms
                        initialDelay: 1s
                    """.replace("PORT", Integer.toString(proxy.port()));
            Map<String, String> environment =
                    Map.of("TOKEN", after("for the configuration: ", made.out()), "PASSWORD", PostgresServer.PASSWORD);
            try (AgentProcess agent = AgentProcess.serve(directory, environment, yaml)) {
                agent.awaitLogged("probe readiness: unknown -> up");
                postgres.freeze();
                try {
                    agent.awaitLogged("probe readiness: up -> down");
                    assertThat(agent.get("/ready").statusCode()).isEqualTo(503);
                    assertThat(agent.get("/ready").body()).contains("\"error\":\"timeout\"");
                } finally {
                    postgres.thaw();
                }
                agent.awaitReady("\"status\":\"up\"");
                proxy.inject(Fault.REFUSE);
                agent.awaitReady("\"error\":\"unreachable\"");
                proxy.inject(Fault.NONE);
                agent.awaitReady("\"status\":\"up\"");

                HttpResponse<String> detailed = agent.get("/detailed", "Authorization", "Bearer " + token);
                assertThat(detailed.statusCode()).isEqualTo(200);
                assertThat(detailed.body())
                        .contains("\"history\"", "\"database\":\"PostgreSQL\"")
                        .doesNotContain(PostgresServer.PASSWORD, "pool");
                assertThat(agent.get("/detailed").statusCode()).isEqualTo(401);
                assertThat(agent.get("/detailed", "Authorization", "Bearer x" + token)
                                .statusCode())
                        .isEqualTo(401);

                assertThat(agent.err())
                        .allMatch(line -> line.matches("\\S+Z INFO (check database|probe readiness): .*"));
                assertThat(agent.err().stream().map(PostgresIT::change))
                        .containsExactly(
                                "check database: unknown -> up",
                                "probe readiness: unknown -> up",
                                "check database: up -> down, timeout",
                                "probe readiness: up -> down",
                                "check database: down -> up",
                                "probe readiness: down -> up",
                                "check database: up -> down, unreachable",
                                "probe readiness: up -> down",
                                "check database: down -> up",
                                "probe readiness: down -> up");
            }
        }
    }

    /** What changed, and of what kind a failure was. */
    private static String change(String line) {
        return line.replaceFirst("^\\S+ INFO (\\w+ \\w+: \\w+ -> \\w+(, (timeout|unreachable))?).*", "$1");
    }

    private static String after(String label, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()))
                .findFirst()
                .orElseThrow();
    }
}
