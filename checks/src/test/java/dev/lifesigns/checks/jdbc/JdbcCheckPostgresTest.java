/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static dev.lifesigns.checks.fixture.Eventually.eventually;
import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.KeptConnectionContract;
import dev.lifesigns.checks.fixture.PostgresServer;
import dev.lifesigns.checks.fixture.Processes;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcCheckPostgresTest extends KeptConnectionContract<JdbcCheck> {
    private static final Duration TIMEOUT = Duration.ofMillis(600);
    private static final String OURS = "FROM pg_stat_activity WHERE application_name = 'lifesigns'";

    private static PostgresServer server;

    JdbcCheckPostgresTest() {
        super(TIMEOUT);
    }

    @Override
    protected int port() {
        return server.port();
    }

    @Override
    protected JdbcCheck checking() {
        return checking(ValidationQuery.DEFAULT);
    }

    @Override
    protected void awaitNoConnection() throws Exception {
        eventually("every session of ours has ended", () -> server.number("SELECT count(*) " + OURS) == 0);
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @Test
    void upWithProductAndVersion() {
        CheckResult result = runUp(check);

        assertThat(result.details()).containsEntry("database", "PostgreSQL").containsKey("database_version");
        assertThat(result.details().get("database_version").toString()).startsWith("17.6");
    }

    @Test
    void fiftyRunsNeedOneConnection() throws Exception {
        for (int i = 0; i < 50; i++) {
            runUp(check);
        }

        assertThat(proxy.accepted()).isEqualTo(1);
        assertThat(server.number("SELECT count(*) " + OURS)).isEqualTo(1);
        assertThat(server.number("SELECT count(*) " + OURS + " AND state = 'idle'"))
                .as("no transaction stays open")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE"},
            mode = EnumSource.Mode.EXCLUDE)
    void theNextRunRecoversFromEveryFaultOfAKeptConnection(Fault fault) {
        runUp(check);
        proxy.inject(fault);
        CheckResult result = run(check, TIMEOUT);
        proxy.inject(Fault.NONE);

        assertThat(result.error()).isIn(ErrorKind.TIMEOUT, ErrorKind.UNREACHABLE);
        runUp(check);
        assertThat(proxy.accepted()).isLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "SLOW"})
    void serverThatTakesTooLongUnderAKeptConnectionIsATimeout(Fault fault) {
        runUp(check);
        proxy.inject(fault);

        runDown(check, TIMEOUT, ErrorKind.TIMEOUT);
    }

    @Test
    void keptConnectionThatDiedBetweenRunsIsReplacedWithinTheRun() throws Exception {
        runUp(check);
        server.number("SELECT count(pg_terminate_backend(pid)) " + OURS);

        runUp(check);
        assertThat(proxy.accepted()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "SELECT id FROM parcels"})
    void keptConnectionThatSomethingOnTheWayHasForgottenIsReplacedWithinTheRun(String query) {
        try (JdbcCheck asking = checking(query)) {
            runUp(asking);
            for (int run = 1; run <= 3; run++) {
                proxy.forget();
                assertThat(run(asking, Duration.ofSeconds(2)).status())
                        .as("run %d", run)
                        .isEqualTo(CheckStatus.UP);
            }
            assertThat(proxy.accepted()).isEqualTo(4);
        }
    }

    @Test
    void queryMayNeedAllOfTheTimeOnAKeptConnection() {
        try (JdbcCheck asking = checking("SELECT pg_sleep(0.6)")) {
            assertThat(run(asking, Duration.ofSeconds(5)).status()).isEqualTo(CheckStatus.UP);
            assertThat(run(asking, Duration.ofSeconds(1)).status()).isEqualTo(CheckStatus.UP);
        }
        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void noPreparedStatementIsNamed() throws Exception {
        for (int i = 0; i < 7; i++) {
            runUp(check);
        }
        try (JdbcCheck counting = checking("SELECT count(*) = 0 FROM pg_prepared_statements")) {
            for (int i = 0; i < 7; i++) {
                runUp(counting);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT pg_is_in_recovery() | | query: false (expected: true)",
                "SELECT NULL::boolean | | query: null (expected: true)",
                "SELECT true | false | query: 't' (expected: 'false')",
                "SELECT 1.5 | 1 | query: '1.5' (expected: '1')",
                "SELECT 'NaN'::float8 | NaN1 | query: 'NaN' (expected: 'NaN1')",
                "SELECT 1 WHERE pg_is_in_recovery() | | query: no row (expected: at least one)",
                "SELECT 1 WHERE false | 1 | query: no row (expected: '1')",
                "SELECT 'standby' | primary | query: 'standby' (expected: 'primary')",
                "SELECT NULL | primary | query: null (expected: 'primary')",
                "SELECT true | f | query: 't' (expected: 'f')",
                "SELECT repeat('x', 90) | y | query: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'"
                        + " (expected: 'y')",
            })
    void answerThatIsNotTheExpectedOneIsDown(String query, String expect, String message) {
        try (JdbcCheck asking = expecting(query, expect)) {
            assertThat(runDown(asking, Duration.ofSeconds(2), ErrorKind.FAILED).message())
                    .isEqualTo(message);
            run(asking, Duration.ofSeconds(2));
        }
        assertThat(proxy.accepted()).as("the connection is sound").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT NOT pg_is_in_recovery() |",
                "SELECT 0 |",
                "SELECT NULL |",
                "SELECT 'false' |",
                "SELECT 'primary' | primary",
                "SELECT true | t",
                "SELECT false | f",
                "SELECT true | true",
                "SELECT false | FALSE",
                "SELECT 1.0 | 1",
                "SELECT 100 | 1e2",
                "SELECT count(*) FROM parcels | 1",
            })
    void expectedAnswerIsUp(String query, String expect) {
        try (JdbcCheck asking = expecting(query, expect)) {
            runUp(asking);
        }
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() {
        String wrong = "wr0ng-planted";
        try (JdbcCheck refused = JdbcCheck.connecting(url(), properties(wrong))) {
            CheckResult result = runDown(refused, Duration.ofSeconds(2), ErrorKind.UNAUTHORIZED);

            assertThat(result.message()).startsWith("28P01: ");
            assertThat(result.toString()).doesNotContain(wrong);
        }
    }

    @Test
    void missingPasswordIsUnauthorized() {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresServer.USER);
        try (JdbcCheck refused = JdbcCheck.connecting(url(), properties)) {
            runDown(refused, Duration.ofSeconds(2), ErrorKind.UNAUTHORIZED);
        }
    }

    @Test
    void credentialsInTheUrlWorkAndAreNotRepeated() {
        String parameters = "?user=" + PostgresServer.USER + "&password=";
        try (JdbcCheck accepted =
                JdbcCheck.connecting(url() + parameters + PostgresServer.PASSWORD, new Properties())) {
            runUp(accepted);
            proxy.inject(Fault.REFUSE);
            CheckResult down = run(accepted, TIMEOUT);
            assertThat(down.toString()).doesNotContain(PostgresServer.PASSWORD);
        }
        proxy.inject(Fault.NONE);
        try (JdbcCheck misspelt = JdbcCheck.connecting(
                "jdbc:postgresql://127.0.0.1:notaport/postgres" + parameters + PostgresServer.PASSWORD,
                new Properties())) {
            assertThat(run(misspelt, TIMEOUT).toString()).doesNotContain(PostgresServer.PASSWORD);
        }
    }

    @Test
    void unknownDatabaseIsFailed() {
        try (JdbcCheck elsewhere =
                JdbcCheck.connecting(url().replace("/postgres", "/nowhere"), properties(PostgresServer.PASSWORD))) {
            CheckResult result = runDown(elsewhere, Duration.ofSeconds(2), ErrorKind.FAILED);

            assertThat(result.message()).startsWith("3D000: ");
        }
    }

    @Test
    void failingQueryIsFailed() {
        try (JdbcCheck asking = checking("SELECT * FROM no_such_table")) {
            assertThat(runDown(asking, Duration.ofSeconds(2), ErrorKind.FAILED).message())
                    .startsWith("42P01: ");
        }
    }

    @Test
    void queryThatWritesIsRefusedByTheServer() throws Exception {
        try (JdbcCheck writing = checking("WITH gone AS (DELETE FROM parcels RETURNING id) SELECT id FROM gone")) {
            assertThat(runDown(writing, Duration.ofSeconds(2), ErrorKind.FAILED).message())
                    .startsWith("25006: ");
        }
        assertThat(server.number("SELECT count(*) FROM parcels")).isEqualTo(1);
    }

    @Test
    void serverWithTooManyConnectionsIsExhausted() throws Exception {
        server.execute("ALTER ROLE " + PostgresServer.USER + " CONNECTION LIMIT 0");
        try {
            runDown(check, Duration.ofSeconds(2), ErrorKind.EXHAUSTED);
        } finally {
            server.execute("ALTER ROLE " + PostgresServer.USER + " CONNECTION LIMIT -1");
        }
    }

    @Test
    void queryThatWaitsForALockLeavesNothingWaitingOnTheServer() throws Exception {
        try (Connection blocker = server.connect();
                Statement statement = blocker.createStatement();
                JdbcCheck waiting = checking("SELECT id FROM parcels")) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE parcels IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 3; i++) {
                runDown(waiting, TIMEOUT, ErrorKind.TIMEOUT);
            }
            assertThat(server.number("SELECT count(*) " + OURS + " AND wait_event_type = 'Lock'"))
                    .isZero();
            blocker.rollback();
            runUp(waiting);
        }
    }

    @Test
    void frozenServerIsATimeoutAndUpAgainOnceThawed() throws Exception {
        runUp(check);
        server.freeze();
        try {
            runDown(check, TIMEOUT, ErrorKind.TIMEOUT);
            runDown(check, TIMEOUT, ErrorKind.TIMEOUT);
        } finally {
            server.thaw();
        }
        runUp(check);
    }

    @Test
    void serverThatCrashedAndCameBackIsUp() throws Exception {
        runUp(check);
        Processes.crash(server.number("SELECT pid " + OURS));

        eventually("it is up again", () -> run(check, TIMEOUT).error() == null);
    }

    @Test
    void closingEndsTheConnection() throws Exception {
        runUp(check);
        check.close();

        eventually("the session has ended", () -> server.number("SELECT count(*) " + OURS) == 0);
        assertThat(run(check, TIMEOUT).message()).isEqualTo("check: closed (expected: no run after close)");
    }

    private String url() {
        return PostgresServer.url(proxy.port());
    }

    private JdbcCheck checking(String query) {
        return JdbcCheck.builder(url(), properties(PostgresServer.PASSWORD))
                .query(query)
                .build();
    }

    private JdbcCheck expecting(String query, String expect) {
        JdbcCheck.Builder builder =
                JdbcCheck.builder(url(), properties(PostgresServer.PASSWORD)).query(query);
        return expect == null ? builder.build() : builder.expect(expect).build();
    }

    private static Properties properties(String password) {
        Properties properties = new Properties();
        properties.setProperty("user", PostgresServer.USER);
        properties.setProperty("password", password);
        return properties;
    }
}
