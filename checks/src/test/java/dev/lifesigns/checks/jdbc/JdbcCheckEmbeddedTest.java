/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that are files of this machine: the check makes none, changes none and keeps none from its owner. */
@Timeout(60)
class JdbcCheckEmbeddedTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    /** How each is written, and how it is ended. */
    enum Engine {
        H2("jdbc:h2:%s/db", "", "SELECT 1"),
        HSQLDB("jdbc:hsqldb:file:%s/db", ";shutdown=true", "VALUES 1"),
        SQLITE("jdbc:sqlite:%s/db", "", "SELECT 1");

        private final String url;
        private final String owner;
        private final String query;

        Engine(String url, String owner, String query) {
            this.url = url;
            this.owner = owner;
            this.query = query;
        }

        JdbcCheck check(Path directory) {
            return check(directory, query);
        }

        JdbcCheck check(Path directory, String asked) {
            return JdbcCheck.builder(String.format(url, directory), new Properties())
                    .query(asked)
                    .build();
        }

        void execute(Path directory, String sql) throws SQLException {
            try (Connection connection = own(directory);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        Connection own(Path directory) throws SQLException {
            return DriverManager.getConnection(String.format(url, directory) + owner);
        }
    }

    @ParameterizedTest
    @EnumSource
    void databaseThatDoesNotExistIsDownAndNotMade(Engine engine) throws Exception {
        Path absent = directory.resolve("typo");
        try (JdbcCheck check = engine.check(absent)) {
            runDown(check, TIMEOUT, ErrorKind.FAILED);
        }

        assertThat(absent).doesNotExist();
        try (JdbcCheck check = engine.check(directory)) {
            runDown(check, TIMEOUT, ErrorKind.FAILED);
        }
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void databaseThatExistsIsUpAndStaysAsItWas(Engine engine) throws Exception {
        engine.execute(directory, "CREATE TABLE orders (id INT)");
        Map<String, Long> before = files();
        try (JdbcCheck check = engine.check(directory)) {
            runUp(check);
            runUp(check);
        }

        assertThat(files().keySet()).isEqualTo(before.keySet());
        if (engine != Engine.HSQLDB) {
            assertThat(files()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ownerCanOpenAndWriteTheDatabaseBetweenRuns(Engine engine) throws Exception {
        engine.execute(directory, "CREATE TABLE orders (id INT)");
        try (JdbcCheck check = engine.check(directory)) {
            runUp(check);
            assertThat(anotherProcessWrites(engine)).containsExactly("written");
            runUp(check);
        }
    }

    @Test
    void h2QueryThatChangesRowsIsRefused() throws Exception {
        Engine.H2.execute(directory, "CREATE TABLE orders (id INT)");
        try (JdbcCheck check =
                Engine.H2.check(directory, "SELECT * FROM FINAL TABLE (INSERT INTO orders VALUES (1))")) {
            assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message()).contains("read only");
        }
        assertThat(rows(Engine.H2.own(directory))).isZero();
        assertThat(files().keySet()).containsExactly("db.mv.db");
    }

    @Test
    void h2QueryThatChangesRowsOfADatabaseThatIsOpenElsewhereIsUndone() throws Exception {
        try (Connection owner = Engine.H2.own(directory);
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE orders (id INT)");
            try (JdbcCheck check =
                    Engine.H2.check(directory, "SELECT * FROM FINAL TABLE (INSERT INTO orders VALUES (1))")) {
                runUp(check);
            }
            statement.execute("INSERT INTO orders VALUES (2)");
            assertThat(rows(owner)).isEqualTo(1);
        }
    }

    private static long rows(Connection connection) throws SQLException {
        try (Connection open = connection;
                Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> anotherProcessWrites(Engine engine) throws IOException {
        return ForkedJvm.run(List.of(), Owner.class, engine.name(), directory.toString());
    }

    /** The database's owner, in a process of its own. */
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws SQLException {
            Engine.valueOf(arguments[0]).execute(Path.of(arguments[1]), "INSERT INTO orders VALUES (7)");
            ForkedJvm.say("written");
        }
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> modified = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                modified.put(
                        directory.relativize(file).toString(),
                        Files.getLastModifiedTime(file).toMillis());
            }
        }
        return modified;
    }
}
