/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.checks.internal.DeadlineGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The query that a database must answer. Leaves the connection unchanged: its network timeout is restored, and no
 * transaction stays open.
 */
final class ValidationQuery {
    static final String DEFAULT = "SELECT 1";

    private final String sql;
    private final ExpectedAnswer expected;

    ValidationQuery(String sql) {
        this(sql, ExpectedAnswer.notFalse());
    }

    private ValidationQuery(String sql, ExpectedAnswer expected) {
        this.sql = requireNonNull(sql, "JdbcCheck.Builder.query: query is null");
        this.expected = expected;
        if (sql.isBlank()) {
            throw new IllegalArgumentException("query: '" + sql + "' (expected: a SELECT statement)");
        }
        QueryForm.require(sql);
    }

    /** The same query, with an expected value. */
    ValidationQuery expecting(ExpectedAnswer answer) {
        return new ValidationQuery(sql, answer);
    }

    /** Whether the server can answer it at once, whatever the data. */
    boolean isTrivial() {
        return sql.equals(DEFAULT);
    }

    /** Runs the query, and compares its result with the expectation. */
    CheckResult run(Connection connection, CheckDeadline deadline) throws SQLException {
        Integer before = limit(connection, deadline.remainingMillis());
        DeadlineGuard abortion = DeadlineGuard.abortion(deadline, () -> JdbcConnections.abort(connection));
        boolean done = false;
        try {
            CheckResult result = runInTransaction(connection, deadline);
            done = true;
            return result;
        } finally {
            abortion.end();
            if (before != null) {
                restore(connection, before, done);
            }
        }
    }

    private CheckResult runInTransaction(Connection connection, CheckDeadline deadline) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        boolean done = false;
        try {
            CheckResult result = execute(connection, deadline);
            done = true;
            return result;
        } finally {
            if (!autoCommit) {
                rollback(connection, done);
            }
        }
    }

    private CheckResult execute(Connection connection, CheckDeadline deadline) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(1);
            DeadlineGuard cancellation = cancellation(statement, deadline);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return expected.judge(rows);
            } finally {
                if (cancellation != null) {
                    cancellation.end();
                }
            }
        }
    }

    /**
     * A user's query may wait for a lock. With only the network timeout, our side would end while the server's kept
     * waiting, with one more session on every run. {@code SELECT 1} waits for nothing but the server itself, which then
     * would not receive a cancellation either.
     */
    private @Nullable DeadlineGuard cancellation(Statement statement, CheckDeadline deadline) {
        return isTrivial() ? null : DeadlineGuard.cancellation(deadline, () -> cancel(statement));
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException | RuntimeException unable) {
            // The network timeout ends the wait.
            return;
        }
    }

    private static void rollback(Connection connection, boolean mustWork) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            if (mustWork) {
                throw failure;
            }
        }
    }

    /** Limits each wait for the server; returns the previous limit, or {@code null} if the driver has none. */
    private static @Nullable Integer limit(Connection connection, int millis) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, millis);
            return before;
        } catch (SQLFeatureNotSupportedException | AbstractMethodError unknown) {
            return null;
        }
    }

    private static void restore(Connection connection, int before, boolean mustWork) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, before);
        } catch (SQLException failure) {
            if (mustWork) {
                throw failure;
            }
        }
    }
}
