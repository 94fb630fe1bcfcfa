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

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.MariadbServer;
import dev.lifesigns.checks.fixture.Processes;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the drivers of MariaDB and of MySQL. */
@Timeout(60)
@EnabledIf(value = "installed", disabledReason = "no MariaDB here: apt-get install mariadb-server-core")
class JdbcCheckMariadbTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String SESSIONS = "SELECT COUNT(*) FROM information_schema.processlist WHERE db = 'orders'";

    private static MariadbServer server;

    static boolean installed() {
        return MariadbServer.program().isPresent();
    }

    @BeforeAll
    static void startServer() throws Exception {
        server = MariadbServer.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void upOverOneConnection(String driver) throws Exception {
        try (JdbcCheck check = checking(driver, "SELECT 1")) {
            assertThat(runUp(check).details()).containsEntry("database", driver.equals("mysql") ? "MySQL" : "MariaDB");
            runUp(check);
            assertThat(server.number(SESSIONS))
                    .as("ours, and the one that asks")
                    .isEqualTo(2);
        }
        eventually("our session has ended", () -> server.number(SESSIONS) == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void queryThatWritesIsRefusedByTheServer(String driver) throws Exception {
        server.execute("CREATE OR REPLACE SEQUENCE numbers");
        try (JdbcCheck check = checking(driver, "SELECT NEXT VALUE FOR numbers")) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message()).startsWith("25006: ");
        }
        assertThat(server.number("SELECT NEXT VALUE FOR numbers")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql"})
    void killedSessionIsReplacedWithinTheRun(String driver) throws Exception {
        try (JdbcCheck check = checking(driver, "SELECT 1")) {
            runUp(check);
            server.execute("KILL "
                    + server.number("SELECT id FROM information_schema.processlist"
                            + " WHERE db = 'orders' AND id <> connection_id()"));

            runUp(check);
        }
    }

    @Test
    void frozenServerIsATimeoutAndUpAgainOnceThawed() throws Exception {
        try (JdbcCheck check = checking("mariadb", "SELECT 1")) {
            runUp(check);
            Processes.freeze(server.pid());
            try {
                runDown(check, Duration.ofMillis(500), ErrorKind.TIMEOUT);
                runDown(check, Duration.ofMillis(500), ErrorKind.TIMEOUT);
            } finally {
                Processes.thaw(server.pid());
            }
            eventually("it is up again", () -> run(check, TIMEOUT).error() == null);
        }
    }

    private static JdbcCheck checking(String driver, String query) {
        String url = MariadbServer.url(server.port());
        Properties properties = new Properties();
        properties.setProperty("user", MariadbServer.USER);
        properties.setProperty("password", MariadbServer.PASSWORD);
        return JdbcCheck.builder(
                        driver.equals("mysql")
                                ? url.replace("jdbc:mariadb:", "jdbc:mysql:").replace("disable", "DISABLED")
                                : url,
                        properties)
                .query(query)
                .build();
    }
}
