/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.ErrorKind;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A HikariCP pool. The only class here that needs HikariCP. */
final class HikariMonitor implements PoolMonitor {
    private final HikariDataSource pool;

    private HikariMonitor(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The pool that the data source is or wraps, or {@code null}. */
    static @Nullable PoolMonitor find(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(HikariDataSource.class)
                    ? new HikariMonitor(dataSource.unwrap(HikariDataSource.class))
                    : null;
        } catch (SQLException | RuntimeException notSaying) {
            return null;
        }
    }

    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = new TreeMap<>();
        details.put("pool_max", pool.getMaximumPoolSize());
        HikariPoolMXBean figures = pool.getHikariPoolMXBean();
        if (figures != null) {
            details.put("pool_active", figures.getActiveConnections());
            details.put("pool_idle", figures.getIdleConnections());
            details.put("pool_total", figures.getTotalConnections());
            details.put("pool_waiting", figures.getThreadsAwaitingConnection());
        }
        return details;
    }

    @Override
    public boolean exhausted() {
        HikariPoolMXBean figures = pool.getHikariPoolMXBean();
        return figures != null && figures.getActiveConnections() >= pool.getMaximumPoolSize();
    }

    /**
     * The pool knows why it cannot connect, but reports it only after its whole {@code connectionTimeout}, 30 s by
     * default. So one connection is attempted outside the pool.
     */
    @Override
    public SQLException explainWait(CheckDeadline deadline) {
        String url = pool.getJdbcUrl();
        if (url != null) {
            try {
                JdbcDriver.connect(url, properties(), deadline).close();
            } catch (SQLException failure) {
                return failure;
            }
        }
        return new KnownFailure(ErrorKind.TIMEOUT, "the pool had no connection in time", null);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        return properties;
    }
}
