/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.vault;

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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nodes say, imitated. */
class VaultCheckTest extends RealServerContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String WORDS = "{\"initialized\":true,\"sealed\":false,\"standby\":false,"
            + "\"performance_standby\":false,\"replication_dr_mode\":\"disabled\",\"version\":\"1.18.1\","
            + "\"cluster_name\":\"vault-cluster-1\"}";

    @Override
    protected ServerProcess startServer() throws Exception {
        return ImitatedService.start(folder, port, "", "/v1/sys/health", WORDS);
    }

    @Override
    protected HealthCheck checking(String host, int port) {
        return VaultCheck.of("http://" + host + ":" + port);
    }

    @Test
    void activeNodeIsUpWithItsVersion() {
        assertThat(runUp(checking("127.0.0.1", port)).details())
                .containsEntry("role", "active")
                .containsEntry("version", "1.18.1")
                .containsEntry("cluster", "vault-cluster-1");
    }

    @ParameterizedTest
    @CsvSource({
        "429, UP, standby,",
        "473, UP, performance-standby,",
        "472, DOWN, dr-secondary, 'the node is dr-secondary (expected: active, standby, performance-standby)'",
        "501, DOWN, , the node is not initialized",
        "503, DOWN, , the node is sealed"
    })
    void codeIsTheVerdict(int code, CheckStatus status, String role, String message) throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(code, WORDS))) {
            CheckResult result = run(VaultCheck.of(scripted.url("")), TIMEOUT);

            assertThat(result.status()).isEqualTo(status);
            assertThat(result.details().get("role")).isEqualTo(role);
            assertThat(result.message()).isEqualTo(message);
        }
    }

    @Test
    void onlyTheRolesThatAreNamedAreUp() throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(429, WORDS))) {
            GivenOptions options = new GivenOptions().with(VaultCheckType.URL, scripted.url(""));

            CheckResult result = runDown(
                    new VaultCheckType().create(options.with(VaultCheckType.ROLES, List.of("active"))),
                    TIMEOUT,
                    ErrorKind.FAILED);

            assertThat(result.message()).isEqualTo("the node is standby (expected: active)");
            assertThatThrownBy(() -> new VaultCheckType().create(options.with(VaultCheckType.ROLES, List.of("leader"))))
                    .hasMessage("roles: leader (expected: active, standby, performance-standby, dr-secondary)");
        }
    }

    /** A proxy in front of it has the same codes. */
    @ParameterizedTest
    @CsvSource({
        "429, EXHAUSTED, status 429 (expected: the words of Vault's /v1/sys/health)",
        "503, FAILED, status 503 (expected: the words of Vault's /v1/sys/health)",
        "200, FAILED, status 200 (expected: the words of Vault's /v1/sys/health)"
    })
    void codeOfSomethingElseIsNotThatOfVault(int code, ErrorKind kind, String message) throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(code, "<html>"))) {
            assertThat(runDown(VaultCheck.of(scripted.url("")), TIMEOUT, kind).message())
                    .endsWith(": " + message);
        }
    }

    @Test
    void codeThatVaultDoesNotHaveIsFailed() throws Exception {
        try (ScriptedHttpServer scripted = new ScriptedHttpServer(ScriptedHttpServer.always(530, WORDS))) {
            assertThat(runDown(VaultCheck.of(scripted.url("")), TIMEOUT, ErrorKind.FAILED)
                            .message())
                    .endsWith(": status 530 (expected: 200, 429, 472, 473, 501 or 503)");
        }
    }

    @Test
    void noRoleIsRefused() {
        assertThatThrownBy(() -> VaultCheck.builder("http://127.0.0.1").roles(Set.of()))
                .hasMessage("roles: none (expected: at least one)");
    }
}
