/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.Deadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.KeptConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/** A connection of our own: opened by the first run, kept while runs succeed, thrown away by one that fails. */
final class OwnedConnection implements ConnectionSource {
    /** For servers that know it but whose driver keeps it to itself; nothing but MySQL's kin understands it. */
    private static final String MYSQL_READ_ONLY = "SET SESSION TRANSACTION READ ONLY";

    private final String url;
    private final Properties properties;
    private final boolean keeps;
    private final KeptConnection<Connection> kept = new KeptConnection<>(JdbcConnections::closeQuietly);

    OwnedConnection(String url, Properties properties) {
        this.url = requireNonNull(url, "url");
        this.properties = properties;
        // whoever keeps files open keeps their owner out
        this.keeps = !DriverFamily.of(url).opensFiles(url);
    }

    @Override
    public void lend(Deadline deadline, Use use) throws SQLException {
        Connection old = kept.take();
        if (old != null && stillUseful(old, use, deadline)) {
            return;
        }
        use(open(deadline), use);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of();
    }

    @Override
    public void close() {
        kept.close();
    }

    /**
     * Says no if the connection has died since the last run: the server may have been restarted, or a firewall has
     * forgotten it. That is no news about the database, a new connection will tell.
     */
    private boolean stillUseful(Connection old, Use use, Deadline deadline) throws SQLException {
        try {
            use(old, use);
            return true;
        } catch (SQLException failure) {
            if (SqlFailure.of(failure).kindAt(deadline) == ErrorKind.UNREACHABLE) {
                return false;
            }
            throw failure;
        }
    }

    private void use(Connection connection, Use use) throws SQLException {
        boolean sound = false;
        try {
            use.with(connection);
            sound = true;
        } finally {
            if (sound && keeps) {
                kept.keep(connection);
            } else if (sound) {
                JdbcConnections.closeQuietly(connection);
            } else {
                JdbcConnections.abort(connection);
            }
        }
    }

    /**
     * Read-only and without autocommit: PostgreSQL's driver then says so at the beginning of each transaction, and
     * nothing sticks to a session that a pooler lends to others.
     */
    private Connection open(Deadline deadline) throws SQLException {
        Connection connection = JdbcDriver.connect(url, properties, deadline);
        boolean ready = false;
        try {
            attempt(() -> connection.setReadOnly(true), deadline);
            connection.setAutoCommit(false);
            if (DriverFamily.of(url) == DriverFamily.MYSQL) {
                attempt(() -> execute(connection, MYSQL_READ_ONLY), deadline);
            }
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                JdbcConnections.abort(connection);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Not every server and driver knows how to read only; one that does not is still well. */
    private static void attempt(Attempt attempt, Deadline deadline) throws SQLException {
        try {
            attempt.make();
        } catch (SQLException refused) {
            if (SqlFailure.of(refused).kindAt(deadline) != ErrorKind.FAILED) {
                throw refused;
            }
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void make() throws SQLException;
    }
}
