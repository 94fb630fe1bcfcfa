/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.ClassPathWithout;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class JdbcCheckH2Test {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final String PASSWORD = "hunter2-planted";

    private final JdbcCheckType type = new JdbcCheckType();

    @Test
    void databaseInMemoryIsUp() {
        try (JdbcCheck check = JdbcCheck.connecting("jdbc:h2:mem:orders", new Properties())) {
            assertThat(runUp(check).details()).containsEntry("database", "H2").containsKey("database_version");
            runUp(check);
        }
    }

    @Test
    void plainDataSourceIsUpWithoutFiguresOfAPool() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:plain");

        assertThat(runUp(JdbcCheck.of(dataSource)).details()).containsOnlyKeys("database", "database_version");
    }

    @Test
    void hikariNeedNotBeThere() throws Exception {
        try (URLClassLoader loader = ClassPathWithout.jars("HikariCP")) {
            assertThat(ClassPathWithout.call(loader, PlainDataSource.class)).isEqualTo("UP");
        }
    }

    /** Runs where there is no HikariCP. */
    public static final class PlainDataSource implements Callable<String> {
        @Override
        public String call() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:alone");
            return run(JdbcCheck.of(dataSource), TIMEOUT).status().name();
        }
    }

    @Test
    void checkFromAConfigurationFileIsUp() throws Exception {
        HealthCheck check = type.create(new GivenOptions()
                .with(JdbcCheckType.URL, "jdbc:h2:mem:configured")
                .with(JdbcCheckType.USERNAME, "sa")
                .with(JdbcCheckType.PASSWORD, PASSWORD));
        try (AutoCloseable closing = (AutoCloseable) check) {
            assertThat(closing).isNotNull();
            runUp(check);
        }
    }

    @Test
    void wrongPasswordIsUnauthorizedAndNoUrlRepeatsIt() throws Exception {
        String url = "jdbc:h2:mem:guarded;USER=sa;PASSWORD=";
        try (Connection first = DriverManager.getConnection(url + "right");
                Statement statement = first.createStatement();
                JdbcCheck refused = JdbcCheck.connecting(url + PASSWORD, new Properties())) {
            statement.execute("SELECT 1");
            CheckResult result = runDown(refused, TIMEOUT, ErrorKind.UNAUTHORIZED);

            assertThat(result.toString()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void urlThatTheDriverRepeatsComesWithoutItsSecrets() {
        String url = "jdbc:h2:mem:odd;PASSWORD=" + PASSWORD + ";NO_SUCH_SETTING=" + PASSWORD;
        try (JdbcCheck check =
                JdbcCheck.builder(url, new Properties()).allowUnsafeUrl().build()) {
            CheckResult result = runDown(check, TIMEOUT, ErrorKind.FAILED);

            assertThat(result.message()).contains("NO_SUCH_SETTING");
            assertThat(result.toString()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void missingDriverIsFailedAndSaysWhich() {
        try (JdbcCheck check = JdbcCheck.connecting("jdbc:nosuch://u:" + PASSWORD + "@host/db", new Properties())) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message()).isEqualTo("no JDBC driver for jdbc:nosuch");
        }
    }

    @Test
    void missingDriverIsRefusedInAConfigurationFile() {
        assertThatThrownBy(() -> type.create(
                        new GivenOptions().with(JdbcCheckType.URL, "jdbc:nosuch://u:" + PASSWORD + "@host/db")))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        refused -> assertThat(refused.option()).isSameAs(JdbcCheckType.URL))
                .hasMessage(
                        "url: jdbc:nosuch (expected: a JDBC URL whose driver is on the class path; its jar belongs in ext/ of the agent)");
    }

    @Test
    void blankQueryIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        JdbcCheck.builder("jdbc:h2:mem:x", new Properties()).query(" "))
                .withMessage("query: ' ' (expected: a SELECT statement)");
        assertThatThrownBy(() -> type.create(new GivenOptions()
                        .with(JdbcCheckType.URL, "jdbc:h2:mem:x")
                        .with(JdbcCheckType.QUERY, "")))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("query: '' (expected: a SELECT statement)");
    }
}
