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

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.PostgresServer;
import dev.lifesigns.checks.fixture.Threads;
import dev.lifesigns.testkit.FaultProxy;
import dev.lifesigns.testkit.FaultProxy.Fault;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcCheckHikariTest {
    private static final Duration TIMEOUT = Duration.ofMillis(800);
    private static final int POOL_SIZE = 2;

    private static PostgresServer server;

    private FaultProxy proxy;
    private HikariDataSource pool;
    private JdbcCheck check;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @BeforeEach
    void startPool() throws Exception {
        proxy = FaultProxy.inFrontOf(server.port());
        pool = new HikariDataSource(config());
        check = JdbcCheck.of(pool);
    }

    @AfterEach
    void stopPool() throws Exception {
        assertThat(Thread.interrupted()).as("no interrupt survives a run").isFalse();
        // first, or the pool waits for a silent server to say goodbye
        proxy.close();
        pool.close();
    }

    @Test
    void upWithTheFiguresOfThePool() {
        CheckResult result = runUp(check);

        assertThat(result.details())
                .containsEntry("database", "PostgreSQL")
                .containsEntry("pool_active", 0)
                .containsEntry("pool_max", POOL_SIZE)
                .containsEntry("pool_waiting", 0)
                .containsKeys("pool_idle", "pool_total");
    }

    @Test
    void everyRunReturnsItsConnection() {
        for (int i = 0; i < 50; i++) {
            runUp(check);
        }

        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(proxy.accepted()).isLessThanOrEqualTo(POOL_SIZE);
    }

    @Test
    void usedUpPoolIsNotADatabaseThatIsDown() throws Exception {
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection()) {
            // although the pool would wait for 30 s
            CheckResult result = runDown(check, TIMEOUT, ErrorKind.EXHAUSTED);

            assertThat(result.details())
                    .containsEntry("pool_active", POOL_SIZE)
                    .containsEntry("pool_idle", 0)
                    .containsEntry("pool_total", POOL_SIZE)
                    .containsEntry("pool_max", POOL_SIZE);
            assertThat(one.isValid(1) && other.isValid(1)).isTrue();
        }
        runUp(check);
    }

    @Test
    void usedUpPoolThatGivesUpFirstIsExhaustedToo() throws Exception {
        pool.setConnectionTimeout(250);
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection()) {
            runDown(check, TIMEOUT, ErrorKind.EXHAUSTED);
            assertThat(one).isNotSameAs(other);
        }
    }

    @Test
    void usedUpPoolBehindAWrapperIsExhausted() throws Exception {
        JdbcCheck wrapped = JdbcCheck.of(new Wrapper(pool));
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection()) {
            assertThat(runDown(wrapped, TIMEOUT, ErrorKind.EXHAUSTED).details())
                    .containsEntry("pool_active", POOL_SIZE);
            assertThat(one).isNotSameAs(other);
        }
    }

    @Test
    void connectionThatIsReturnedInTimeIsUp() throws Exception {
        Connection one = pool.getConnection();
        try (Connection other = pool.getConnection()) {
            CompletableFuture<Void> returned = CompletableFuture.runAsync(
                    () -> JdbcConnections.closeQuietly(one),
                    CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
            runUp(check);
            returned.join();
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void noInterruptSurvivesFiftyRunsOnAUsedUpPool() throws Exception {
        try (Connection one = pool.getConnection();
                Connection other = pool.getConnection()) {
            run(check, Duration.ofMillis(40));
            long before = Threads.count();
            for (int i = 0; i < 50; i++) {
                assertThat(run(check, Duration.ofMillis(40)).error()).isEqualTo(ErrorKind.EXHAUSTED);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
            eventually("no more threads than before", () -> Threads.noMoreThan(before));
            assertThat(one).isNotSameAs(other);
        }
    }

    @Test
    void refusedIsUnreachableAlthoughThePoolWouldWaitLonger() {
        runUp(check);
        proxy.inject(Fault.REFUSE);

        CheckResult result = runDown(check, TIMEOUT, ErrorKind.UNREACHABLE);
        assertThat(result.details()).containsEntry("pool_active", 0);

        proxy.inject(Fault.NONE);
        runUp(check);
    }

    @Test
    void refusedIsUnreachableWhenThePoolHasGivenUp() {
        runUp(check);
        pool.setConnectionTimeout(300);
        proxy.inject(Fault.REFUSE);

        runDown(check, TIMEOUT, ErrorKind.UNREACHABLE);
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNotRepeated() {
        HikariConfig config = config();
        config.setPassword("wr0ng-planted");
        config.setInitializationFailTimeout(-1);
        try (HikariDataSource refused = new HikariDataSource(config)) {
            CheckResult result = runDown(JdbcCheck.of(refused), Duration.ofSeconds(3), ErrorKind.UNAUTHORIZED);

            assertThat(result.toString()).doesNotContain("wr0ng-planted");
        }
    }

    @Test
    void poolThatCannotStartSaysWhy() {
        proxy.inject(Fault.REFUSE);
        try (HikariDataSource lazy = new HikariDataSource()) {
            lazy.setJdbcUrl(PostgresServer.url(proxy.port()));
            lazy.setUsername(PostgresServer.USER);
            lazy.setPassword(PostgresServer.PASSWORD);

            runDown(JdbcCheck.of(lazy), Duration.ofSeconds(3), ErrorKind.UNREACHABLE);
        }
    }

    @Test
    void silentServerIsATimeoutWithinTheDeadline() {
        runUp(check);
        proxy.inject(Fault.SILENT);

        runDown(check, TIMEOUT, ErrorKind.TIMEOUT);
    }

    @Test
    void connectionIsReturnedAsItWas() throws Exception {
        HikariConfig config = config();
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        try (HikariDataSource single = new HikariDataSource(config)) {
            int before;
            try (Connection connection = single.getConnection()) {
                before = connection.getNetworkTimeout();
            }
            runUp(JdbcCheck.of(single));

            assertThat(server.number("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"))
                    .isZero();
            try (Connection connection = single.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(before);
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(connection.isReadOnly()).isFalse();
            }
        }
    }

    @Test
    void queryThatWaitsForALockGivesItsConnectionBackSound() throws Exception {
        try (Connection blocker = server.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE parcels IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < 3; i++) {
                // a tenth of it is left for the cancellation, which opens a connection
                runDown(
                        JdbcCheck.builder(pool).query("SELECT id FROM parcels").build(),
                        Duration.ofSeconds(3),
                        ErrorKind.TIMEOUT);
            }
            blocker.rollback();
        }
        assertThat(proxy.accepted())
                .as("those of the pool and three cancellations")
                .isLessThanOrEqualTo(POOL_SIZE + 3);
        eventually("the pool is whole", () -> pool.getHikariPoolMXBean().getIdleConnections() == POOL_SIZE);
    }

    @Test
    void closingTheCheckLeavesThePoolAlone() {
        runUp(check);
        check.close();

        assertThat(pool.isClosed()).isFalse();
        runUp(check);
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.url(proxy.port()));
        config.setUsername(PostgresServer.USER);
        config.setPassword(PostgresServer.PASSWORD);
        config.setMaximumPoolSize(POOL_SIZE);
        return config;
    }
}
