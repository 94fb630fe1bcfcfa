/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.Secrets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a relational database answers a query. Thread-safe.
 *
 * <pre>{@code
 * var database = JdbcCheck.of(dataSource);
 * }</pre>
 *
 * <p>Kinds of failure:
 *
 * <ul>
 *   <li>{@link ErrorKind#EXHAUSTED}: every connection of the pool is in use, or the server has too many;
 *   <li>{@link ErrorKind#UNREACHABLE}: refused, reset, no such host, shutting down or starting up;
 *   <li>{@link ErrorKind#UNAUTHORIZED}: user or password is refused;
 *   <li>{@link ErrorKind#TIMEOUT}: no connection or no response within the run's deadline;
 *   <li>{@link ErrorKind#FAILED}: the query failed or returned an unexpected value, no such database, no driver.
 * </ul>
 *
 * <p>Details: {@code database} and {@code database_version} once a connection was made; with HikariCP {@code
 * pool_active}, {@code pool_idle}, {@code pool_total}, {@code pool_max} and {@code pool_waiting}, in connections and
 * threads, at the end of the run.
 */
public final class JdbcCheck implements HealthCheck, Preparable, AutoCloseable {
    private final ConnectionSource connections;
    private final ValidationQuery query;
    private final Secrets secrets;
    private volatile Map<String, Object> product = Map.of();

    private JdbcCheck(ConnectionSource connections, ValidationQuery query, Secrets secrets) {
        this.connections = connections;
        this.query = query;
        this.secrets = secrets;
    }

    /**
     * Checks that the database behind the application's data source answers {@code SELECT 1}.
     *
     * <p>Each run borrows one connection and always returns it unchanged. It waits for a HikariCP pool, even a wrapped
     * one, until a quarter of the run's time is left (500 ms at most), however long the pool's {@code
     * connectionTimeout} is; if the pool cannot connect, one connection outside of it shows why. What the pool does on
     * the caller's thread, testing an idle connection, is limited only by its {@code validationTimeout}, 5 s by
     * default. Other pools should have an acquisition timeout below the check's timeout.
     */
    public static JdbcCheck of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** A builder for the database behind the application's data source; like {@link #of}. */
    public static Builder builder(DataSource dataSource) {
        requireNonNull(dataSource, "JdbcCheck.builder: dataSource is null");
        return new Builder(null, new Properties(), query -> new DataSourceConnections(dataSource));
    }

    /**
     * Checks that the database at a URL answers {@code SELECT 1} on a connection of the check's own; like {@link
     * #builder(String, Properties)}.
     *
     * @param properties for the driver, mostly {@code user} and {@code password}; copied
     * @throws IllegalArgumentException if the URL or a property is unsafe
     */
    public static JdbcCheck connecting(String url, Properties properties) {
        return builder(url, properties).build();
    }

    /**
     * A builder for the database at a URL, queried on a connection of the check's own.
     *
     * <p>The first run connects. The connection is kept from run to run, is replaced after a failure, and ends with
     * {@link #close()}. A connection to database files (H2, HSQLDB, Derby, SQLite) ends with each run, because keeping
     * them open would keep their owner out. The drivers of PostgreSQL, MariaDB and MySQL are configured to connect
     * within the deadline unless the URL or the properties say otherwise; other drivers use their own limits.
     *
     * <p>It only reads: the connection is read-only as far as driver and server support that, every query runs in a
     * transaction that is rolled back, and database files must exist. MariaDB and MySQL servers cannot request files of
     * this machine.
     *
     * @param properties for the driver, mostly {@code user} and {@code password}; copied
     */
    public static Builder builder(String url, Properties properties) {
        requireNonNull(url, "JdbcCheck.builder: url is null");
        requireNonNull(properties, "JdbcCheck.builder: properties is null");
        Properties copy = new Properties();
        // including those that are defaults of the others
        properties.stringPropertyNames().forEach(name -> copy.setProperty(name, properties.getProperty(name)));
        copy.putAll(properties);
        return new Builder(url, copy, query -> new OwnedConnection(url, copy, query.isTrivial()));
    }

    /** Lets the driver of a URL connect to a local server that closes the connection. Does nothing for a data source. */
    @Override
    public void prepare() throws Exception {
        connections.prepare();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        return ask(deadline).withDetails(product).withDetails(connections.details());
    }

    /** Closes the check's own connection. Does nothing for a data source. */
    @Override
    public void close() {
        connections.close();
    }

    private CheckResult ask(CheckDeadline deadline) {
        try {
            return connections.lend(deadline, (connection, within) -> {
                CheckResult answer = query.run(connection, within);
                remember(connection);
                return withoutSecrets(answer);
            });
        } catch (SQLException | RuntimeException thrown) {
            SqlFailure failure = SqlFailure.of(thrown);
            return CheckResult.down(failure.kindAt(deadline), secrets.clean(failure.message()));
        }
    }

    private CheckResult withoutSecrets(CheckResult answer) {
        String message = answer.message();
        return message == null ? answer : CheckResult.down(secrets.clean(message));
    }

    private void remember(Connection connection) throws SQLException {
        if (product.isEmpty()) {
            DatabaseMetaData database = connection.getMetaData();
            product = Map.of(
                    "database", database.getDatabaseProductName(),
                    "database_version", database.getDatabaseProductVersion());
        }
    }

    /** Collects the options. Not thread-safe. */
    public static final class Builder {
        private final @Nullable String url;
        private final Properties properties;
        private final Function<ValidationQuery, ConnectionSource> connections;
        private ExpectedAnswer expected = ExpectedAnswer.notFalse();
        private ValidationQuery query = new ValidationQuery(ValidationQuery.DEFAULT);
        private boolean unsafeUrlAllowed;

        private Builder(
                @Nullable String url, Properties properties, Function<ValidationQuery, ConnectionSource> connections) {
            this.url = url;
            this.properties = properties;
            this.connections = connections;
        }

        /**
         * Sets the query; default: {@code SELECT 1}.
         *
         * @param query one SELECT, WITH, VALUES, TABLE or SHOW statement that reads little, such as {@code SELECT 1 FROM
         *     DUAL} for old versions of Oracle. It is sent unchanged
         * @throws IllegalArgumentException if it is anything else, or calls a function that is known to access files
         *     or other databases
         */
        @CanIgnoreReturnValue
        public Builder query(String query) {
            this.query = new ValidationQuery(query);
            return this;
        }

        /**
         * Sets what the first column of the first row must be, as the driver writes it: {@code 1}, {@code t}, {@code
         * primary}. By default, any row will do in which that column is not a boolean false or null; {@code SELECT NOT
         * pg_is_in_recovery()} is down on a replica.
         */
        @CanIgnoreReturnValue
        public Builder expect(String text) {
            this.expected = ExpectedAnswer.exactly(text);
            return this;
        }

        /**
         * Lets the URL and its properties make the driver read or write files, load classes, run statements or create a
         * database: {@code INIT} of H2, {@code socketFactory} of PostgreSQL, {@code autoDeserialize} of MySQL and
         * everything that is not known to be harmless. Refused by default. Has no effect on a data source.
         */
        @CanIgnoreReturnValue
        public Builder allowUnsafeUrl() {
            this.unsafeUrlAllowed = true;
            return this;
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if the URL or a property is unsafe; the message names the property and never
         *     its value
         */
        public JdbcCheck build() {
            if (url != null && !unsafeUrlAllowed) {
                UnsafeUrl.refuse(url, properties);
            }
            ValidationQuery complete = query.expecting(expected);
            Secrets secrets = url == null ? Secrets.none() : JdbcSecrets.of(url, properties);
            return new JdbcCheck(connections.apply(complete), complete, secrets);
        }
    }
}
