/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.internal.DeadlineGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Borrows a connection of the application's data source for each run. */
final class DataSourceConnections implements ConnectionSource {
    private final DataSource dataSource;
    private final @Nullable PoolMonitor pool;

    DataSourceConnections(DataSource dataSource) {
        this.dataSource = requireNonNull(dataSource, "JdbcCheck.builder: dataSource is null");
        this.pool = PoolMonitor.of(dataSource);
    }

    @Override
    public CheckResult lend(CheckDeadline deadline, Use use) throws SQLException {
        PoolMonitor monitor = pool;
        try (Connection connection =
                monitor == null ? dataSource.getConnection() : borrow(dataSource, monitor, deadline)) {
            return use.with(connection, deadline);
        }
    }

    @Override
    public Map<String, Object> details() {
        return pool == null ? Map.of() : pool.details();
    }

    @Override
    public void prepare() {}

    /** The data source belongs to the application. */
    @Override
    public void close() {}

    /** Waits for a pool that may wait longer than this run may. */
    private static Connection borrow(DataSource dataSource, PoolMonitor pool, CheckDeadline deadline)
            throws SQLException {
        DeadlineGuard interruption = DeadlineGuard.interruption(deadline);
        try {
            return dataSource.getConnection();
        } catch (SQLException | RuntimeException failure) {
            boolean interrupted = endQuietly(interruption);
            if (pool.exhausted()) {
                throw new KnownFailure(ErrorKind.EXHAUSTED, "every connection of the pool is in use", failure);
            }
            if (interrupted) {
                throw pool.explainWait(deadline);
            }
            throw failure;
        } finally {
            endQuietly(interruption);
        }
    }

    /** Clears our own interrupt: after the run, the thread works for someone else. */
    private static boolean endQuietly(DeadlineGuard interruption) {
        boolean interrupted = interruption.end();
        if (interrupted) {
            Thread.interrupted();
        }
        return interrupted;
    }
}
