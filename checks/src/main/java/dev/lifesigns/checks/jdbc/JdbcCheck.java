/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.CheckResult;
import dev.lifesigns.Deadline;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Secrets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * A relational database answers a query. Thread-safe.
 *
 * <pre>{@code
 * var database = JdbcCheck.of(dataSource);
 * }</pre>
 *
 * <p>What a failure is called:
 *
 * <ul>
 *   <li>{@link ErrorKind#EXHAUSTED}: every connection of the pool is in use, or the server has too many;
 *   <li>{@link ErrorKind#UNREACHABLE}: refused, reset, no such host, shutting down or starting up;
 *   <li>{@link ErrorKind#UNAUTHORIZED}: user or password is refused;
 *   <li>{@link ErrorKind#TIMEOUT}: no connection or no answer within the run's deadline;
 *   <li>{@link ErrorKind#FAILED}: the query failed, no such database, no driver.
 * </ul>
 *
 * <p>Details: {@code database} and {@code database_version} once a connection has been had; with HikariCP {@code
 * pool_active}, {@code pool_idle}, {@code pool_total}, {@code pool_max} and {@code pool_waiting}, in connections and
 * threads, at the end of the run.
 */
public final class JdbcCheck implements HealthCheck, AutoCloseable {
    private final ConnectionSource connections;
    private final ValidationQuery query;
    private final Secrets secrets;
    private volatile Map<String, Object> product = Map.of();

    private JdbcCheck(ConnectionSource connections, ValidationQuery query, Secrets secrets) {
        this.connections = connections;
        this.query = query;
        this.secrets = secrets;
    }

    /** The database behind the application's data source answers {@code SELECT 1}. */
    public static JdbcCheck of(DataSource dataSource) {
        return of(dataSource, ValidationQuery.DEFAULT);
    }

    /**
     * The database behind the application's data source answers a query.
     *
     * <p>Each run borrows one connection and always returns it, as it was. A HikariCP pool, also a wrapped one, is
     * waited for until a quarter of the run's time is left, 500 ms at most, however long its own {@code connectionTimeout}; if it can not
     * connect, one connection beside it tells why. What it does on the caller's thread stays bounded by its own
     * {@code validationTimeout}, 5 s by default: testing a connection that has been idle. Other pools should have an
     * acquisition timeout below the check's timeout.
     *
     * @param query a statement that reads little, such as {@code SELECT 1 FROM DUAL} for an old Oracle. It is sent as
     *     it is
     * @throws IllegalArgumentException if the query is blank
     */
    public static JdbcCheck of(DataSource dataSource, String query) {
        return new JdbcCheck(new DataSourceConnections(dataSource), new ValidationQuery(query), Secrets.none());
    }

    /** The database at the URL answers {@code SELECT 1}, asked by a connection of the check's own. */
    public static JdbcCheck connecting(String url, Properties properties) {
        return connecting(url, properties, ValidationQuery.DEFAULT);
    }

    /**
     * The database at the URL answers a query, asked by a connection of the check's own.
     *
     * <p>The first run connects. The connection is read-only, is kept from run to run, is replaced after a failure, and
     * ends with {@link #close()}. The drivers of PostgreSQL, MariaDB and MySQL are told to connect within the deadline
     * unless URL or properties say otherwise; others connect within what they think right.
     *
     * @param properties for the driver, mostly {@code user} and {@code password}; copied
     * @param query a statement that reads little
     * @throws IllegalArgumentException if the query is blank
     */
    public static JdbcCheck connecting(String url, Properties properties, String query) {
        Properties copy = new Properties();
        copy.putAll(properties);
        return new JdbcCheck(
                new OwnedConnection(url, copy), new ValidationQuery(query), JdbcSecrets.of(url, properties));
    }

    @Override
    public CheckResult check(Deadline deadline) {
        return ask(deadline).withDetails(product).withDetails(connections.details());
    }

    /** Closes the check's own connection; a data source is left alone. */
    @Override
    public void close() {
        connections.close();
    }

    private CheckResult ask(Deadline deadline) {
        try {
            connections.lend(deadline, connection -> {
                query.run(connection, deadline);
                remember(connection);
            });
            return CheckResult.up();
        } catch (SQLException | RuntimeException thrown) {
            SqlFailure failure = SqlFailure.of(thrown);
            return CheckResult.down(failure.kindAt(deadline), secrets.clean(failure.message()));
        }
    }

    private void remember(Connection connection) throws SQLException {
        if (product.isEmpty()) {
            DatabaseMetaData database = connection.getMetaData();
            product = Map.of(
                    "database", database.getDatabaseProductName(),
                    "database_version", database.getDatabaseProductVersion());
        }
    }
}
