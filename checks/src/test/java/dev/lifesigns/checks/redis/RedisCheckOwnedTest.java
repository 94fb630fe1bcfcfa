/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.redis;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static dev.lifesigns.checks.fixture.ScriptedHttpServer.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.fixture.KeptConnectionContract;
import dev.lifesigns.checks.fixture.Processes;
import dev.lifesigns.checks.fixture.RedisServer;
import dev.lifesigns.checks.fixture.ScriptedHttpServer;
import dev.lifesigns.checks.fixture.TestCertificate;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;

class RedisCheckOwnedTest extends KeptConnectionContract<OwnedRedisCheck> {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private static RedisServer server;

    RedisCheckOwnedTest() {
        super(TIMEOUT);
    }

    @Override
    protected int port() {
        return server.port();
    }

    @Override
    protected OwnedRedisCheck checking() {
        return RedisCheck.builder(uri("")).password(RedisServer.PASSWORD).build();
    }

    @Override
    protected void awaitNoConnection() throws Exception {
        eventually("only who asks is connected", () -> server.info("connected_clients") == 1);
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = RedisServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Test
    void upWithVersion() {
        assertThat(runUp(check).details().get("redis_version").toString()).startsWith("6.2.");
    }

    @Test
    void fiftyRunsNeedOneConnection() {
        for (int i = 0; i < 50; i++) {
            runUp(check);
        }

        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void keptConnectionThatSomethingOnTheWayHasForgottenIsReplacedWithinTheRun() {
        runUp(check);
        for (int run = 1; run <= 3; run++) {
            proxy.forget();
            assertThat(run(check, Duration.ofSeconds(2)).status())
                    .as("run %d", run)
                    .isEqualTo(CheckStatus.UP);
        }
        assertThat(proxy.accepted()).isEqualTo(4);
    }

    @Test
    void credentialsInTheUriWorkAndAreNotRepeated() {
        try (OwnedRedisCheck accepted = RedisCheck.connecting(uri("default:" + RedisServer.PASSWORD + "@"))) {
            runUp(accepted);
            proxy.inject(Fault.REFUSE);
            assertThat(run(accepted, TIMEOUT).toString()).doesNotContain(RedisServer.PASSWORD);
        }
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() {
        try (OwnedRedisCheck refused = RedisCheck.connecting(uri(":wr0ng-planted@"))) {
            CheckResult result = runDown(refused, TIMEOUT, ErrorKind.UNAUTHORIZED);

            assertThat(result.message()).startsWith("WRONGPASS ");
            assertThat(result.toString()).doesNotContain("wr0ng-planted");
        }
    }

    @Test
    void missingPasswordIsUnauthorized() {
        try (OwnedRedisCheck refused = RedisCheck.connecting(uri(""))) {
            assertThat(runDown(refused, TIMEOUT, ErrorKind.UNAUTHORIZED).message())
                    .startsWith("NOAUTH ");
        }
    }

    @Test
    void userWhoMayOnlyPingIsUp() {
        try (Jedis admin = server.connect()) {
            admin.aclSetUser("prober", "on", ">" + RedisServer.PASSWORD, "+ping");
        }
        try (OwnedRedisCheck probing = RedisCheck.builder(uri(""))
                .username("prober")
                .password(RedisServer.PASSWORD)
                .build()) {
            assertThat(runUp(probing).details()).isEmpty();
        }
    }

    @Test
    void noGreetingIsSentThatAnOldServerDoesNotKnow() {
        runUp(check);

        try (Jedis admin = server.connect()) {
            assertThat(admin.info("commandstats")).doesNotContain("cmdstat_hello");
        }
    }

    @Test
    void unknownDatabaseIsFailed() {
        try (OwnedRedisCheck elsewhere = RedisCheck.builder(uri("") + "/999")
                .password(RedisServer.PASSWORD)
                .build()) {
            runDown(elsewhere, TIMEOUT, ErrorKind.FAILED);
        }
    }

    @Test
    void serverWithTooManyClientsIsExhausted() {
        try (Jedis admin = server.connect()) {
            String before = admin.configGet("maxclients").get("maxclients");
            admin.configSet("maxclients", "1");
            try {
                runDown(check, TIMEOUT, ErrorKind.EXHAUSTED);
            } finally {
                admin.configSet("maxclients", before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void theNextRunRecoversFromEveryFaultOfAKeptConnection(Fault fault) {
        runUp(check);
        proxy.inject(fault);
        ErrorKind expected = fault == Fault.SILENT || fault == Fault.SLOW ? ErrorKind.TIMEOUT : ErrorKind.UNREACHABLE;
        runDown(check, TIMEOUT, expected);
        proxy.inject(Fault.NONE);

        runUp(check);
        assertThat(proxy.accepted()).isLessThanOrEqualTo(3);
    }

    @Test
    void serverThatWasRestartedBetweenRunsIsUp() throws Exception {
        runUp(check);
        server.stop();
        server.restart();

        runUp(check);
    }

    @Test
    void stoppedServerIsUnreachable() throws Exception {
        try (OwnedRedisCheck direct = RedisCheck.builder("redis://127.0.0.1:" + server.port())
                .password(RedisServer.PASSWORD)
                .build()) {
            runUp(direct);
            server.stop();
            try {
                runDown(direct, TIMEOUT, ErrorKind.UNREACHABLE);
            } finally {
                server.restart();
            }
            runUp(direct);
        }
    }

    @Test
    void frozenServerIsATimeoutAndUpAgainOnceThawed() throws Exception {
        runUp(check);
        long pid = server.info("process_id");
        Processes.freeze(pid);
        try {
            runDown(check, TIMEOUT, ErrorKind.TIMEOUT);
            runDown(check, TIMEOUT, ErrorKind.TIMEOUT);
        } finally {
            Processes.thaw(pid);
        }
        runUp(check);
    }

    @Test
    void closingEndsTheConnection() throws Exception {
        runUp(check);
        check.close();

        eventually("only who asks is connected", () -> server.info("connected_clients") == 1);
        assertThat(run(check, TIMEOUT).message()).isEqualTo("check: closed (expected: no run after close)");
    }

    @Test
    void checkFromAConfigurationFileIsUp() throws Exception {
        HealthCheck configured = new RedisCheckType()
                .create(new GivenOptions()
                        .with(RedisCheckType.URI, uri("") + "/2")
                        .with(RedisCheckType.PASSWORD, RedisServer.PASSWORD));
        try (AutoCloseable closing = (AutoCloseable) configured) {
            assertThat(closing).isNotNull();
            runUp(configured);
        }
    }

    @Test
    void wrongUriIsRefusedInAConfigurationFile() {
        RedisCheckType type = new RedisCheckType();

        assertThatThrownBy(() -> type.create(new GivenOptions().with(RedisCheckType.URI, "http://:hunter2@cache")))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        refused -> assertThat(refused.option()).isSameAs(RedisCheckType.URI))
                .hasMessage("uri: no redis:// or rediss:// (expected: redis://host:port/database)");
    }

    @Test
    void aRefusedCertificateIsFailed(@TempDir Path folder) throws Exception {
        TestCertificate selfSigned = TestCertificate.create(folder, "redis", "ip:127.0.0.1", "-1d", 10);
        try (ScriptedHttpServer server = new ScriptedHttpServer(selfSigned.serverSockets(), always(200));
                OwnedRedisCheck check = RedisCheck.connecting("rediss://127.0.0.1:" + server.port())) {
            CheckResult result = check.check(CheckDeadline.after(Duration.ofSeconds(20)));

            assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        }
    }

    private String uri(String userInfo) {
        return "redis://" + userInfo + "127.0.0.1:" + proxy.port();
    }
}
