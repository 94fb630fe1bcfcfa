/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.checks.internal.LoopbackServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** Makes a driver load its classes where nothing is at stake: against a server that closes the connection, or in memory. */
final class DriverExercise {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DriverExercise() {}

    static void of(DriverFamily family) throws Exception {
        switch (family) {
            case H2 -> inMemory("jdbc:h2:mem:", "SELECT 1");
            case HSQLDB -> inMemory("jdbc:hsqldb:mem:lifesigns-preparation", "VALUES 1");
            case SQLITE -> inMemory("jdbc:sqlite::memory:", "SELECT 1");
            case POSTGRESQL -> {
                postgres(true);
                postgres(false);
            }
            case MYSQL -> {
                remote("jdbc:mariadb");
                remote("jdbc:mysql");
            }
            case DERBY, OTHER -> {
                // the form of its URLs is unknown
            }
        }
    }

    private static void inMemory(String url, String query) throws SQLException {
        if (JdbcDriver.isThereFor(url)) {
            try (Connection connection = JdbcDriver.connect(url, new Properties(), CheckDeadline.after(PATIENCE));
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                connection.getMetaData().getDatabaseProductVersion();
            }
        }
    }

    /** Exercises everything: logging in, a query in a transaction, the end of it. */
    private static void postgres(boolean withPassword) throws Exception {
        try (LoopbackServer server = new LoopbackServer(new PostgresRehearsal(withPassword))) {
            Properties properties = new Properties();
            properties.setProperty("user", "lifesigns");
            properties.setProperty("password", "none");
            String url = "jdbc:postgresql://" + server.host() + ":" + server.port() + "/lifesigns";
            if (JdbcDriver.isThereFor(url)) {
                try (JdbcCheck check = JdbcCheck.connecting(url, properties)) {
                    check.check(CheckDeadline.after(PATIENCE));
                }
            }
        }
    }

    private static void remote(String scheme) throws Exception {
        try (LoopbackServer server = new LoopbackServer(request -> "")) {
            String url = scheme + "://" + server.host() + ":" + server.port() + "/lifesigns";
            if (JdbcDriver.isThereFor(url)) {
                // MySQL's server sends first, and this one never does
                JdbcDriver.connect(url, new Properties(), CheckDeadline.after(Duration.ofMillis(300)))
                        .close();
            }
        } catch (SQLException expected) {
            // It closed the connection.
            return;
        }
    }
}
