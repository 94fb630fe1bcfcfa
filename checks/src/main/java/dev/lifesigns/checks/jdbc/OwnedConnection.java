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
import dev.lifesigns.checks.internal.HostAddresses;
import dev.lifesigns.checks.internal.KeptConnection;
import dev.lifesigns.checks.internal.KeptConnection.Lease;
import dev.lifesigns.checks.internal.Preparations;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection of the check's own: opened by the first run, kept for a while as long as runs succeed, discarded by one that fails. */
final class OwnedConnection implements ConnectionSource {
    /** For servers that support read-only sessions although their drivers do not request them. Only MySQL and its relatives understand it. */
    private static final String MYSQL_READ_ONLY = "SET SESSION TRANSACTION READ ONLY";

    private final String url;
    private final Properties properties;
    private final boolean trivialUse;
    private final boolean keeps;
    private final HostAddresses hosts;
    private final KeptConnection<Connection> kept = new KeptConnection<>(JdbcConnections::closeQuietly);

    /** Does not connect yet.
     *
     * @param trivialUse whether a healthy server responds to every use at once
     */
    OwnedConnection(String url, Properties properties, boolean trivialUse) {
        this.url = requireNonNull(url, "JdbcCheck.builder: url is null");
        this.properties = properties;
        this.trivialUse = trivialUse;
        this.hosts = new HostAddresses(JdbcHosts.of(url));
        // open files would keep their owner out
        this.keeps = !DriverFamily.of(url).opensFiles(url);
    }

    @Override
    public CheckResult lend(CheckDeadline deadline, Use use) throws SQLException {
        Set<InetAddress> addresses = hosts.now(deadline);
        Lease<Connection> old = kept.take(addresses);
        if (old != null) {
            CheckResult result = trivialUse ? tryOut(old, use, deadline) : useIfAlive(old, use, deadline);
            if (result != null) {
                return result;
            }
        }
        return use(kept.opened(open(addresses, deadline), addresses), use, deadline);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of();
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("jdbc:" + DriverFamily.of(url), () -> DriverExercise.of(DriverFamily.of(url)));
    }

    @Override
    public void close() {
        kept.close();
    }

    /**
     * Gives the old connection half of the time. Empty if it has died since the last run: the server may have been
     * restarted, or a firewall has dropped it. That says nothing about the database; a new connection will.
     */
    private @Nullable CheckResult tryOut(Lease<Connection> old, Use use, CheckDeadline deadline) throws SQLException {
        CheckDeadline half = HostAddresses.half(deadline);
        try {
            return use(old, use, half);
        } catch (SQLException failure) {
            if (deadline.expired() || !lost(failure, half)) {
                throw failure;
            }
            return null;
        }
    }

    /** Like {@link #tryOut}, for a use that may need all of the time: the connection itself is tested first. */
    private @Nullable CheckResult useIfAlive(Lease<Connection> old, Use use, CheckDeadline deadline)
            throws SQLException {
        if (!alive(old.connection(), HostAddresses.half(deadline))) {
            JdbcConnections.abort(old.connection());
            return null;
        }
        try {
            return use(old, use, deadline);
        } catch (SQLException failure) {
            if (deadline.expired() || !SqlFailure.saysOfAKeptConnection(failure)) {
                throw failure;
            }
            return null;
        }
    }

    private static boolean lost(SQLException failure, CheckDeadline half) {
        return SqlFailure.saysOfAKeptConnection(failure)
                || SqlFailure.of(failure).kindAt(half) == ErrorKind.TIMEOUT;
    }

    private static boolean alive(Connection connection, CheckDeadline deadline) {
        DeadlineGuard abortion = DeadlineGuard.abortion(deadline, () -> JdbcConnections.abort(connection));
        try {
            connection.setNetworkTimeout(Runnable::run, deadline.remainingMillis());
            boolean valid = connection.isValid(0);
            connection.setNetworkTimeout(Runnable::run, 0);
            return valid;
        } catch (SQLFeatureNotSupportedException | AbstractMethodError unknown) {
            // the use itself will show it
            return true;
        } catch (SQLException dead) {
            return false;
        } finally {
            abortion.end();
        }
    }

    private CheckResult use(Lease<Connection> lease, Use use, CheckDeadline deadline) throws SQLException {
        boolean sound = false;
        try {
            CheckResult result = use.with(lease.connection(), deadline);
            sound = true;
            return result;
        } finally {
            if (sound && keeps) {
                kept.keep(lease);
            } else if (sound) {
                JdbcConnections.closeQuietly(lease.connection());
            } else {
                JdbcConnections.abort(lease.connection());
            }
        }
    }

    /** Connects to the first address that accepts; all of them share the time. */
    private Connection open(Set<InetAddress> addresses, CheckDeadline deadline) throws SQLException {
        List<String> urls = JdbcHosts.urls(url, properties, addresses);
        for (int tried = 0; tried < urls.size() - 1; tried++) {
            CheckDeadline share = CheckDeadline.after(deadline.remaining().dividedBy(urls.size() - tried));
            try {
                return open(urls.get(tried), share);
            } catch (SQLException failure) {
                ErrorKind kind = SqlFailure.of(failure).kindAt(share);
                if (deadline.expired() || kind != ErrorKind.UNREACHABLE && kind != ErrorKind.TIMEOUT) {
                    throw failure;
                }
                // the next address may accept
            }
        }
        return open(urls.get(urls.size() - 1), deadline);
    }

    /**
     * Read-only and without autocommit: PostgreSQL's driver then says so at the start of each transaction, and nothing
     * sticks to a session that a pooler lends to others.
     */
    private Connection open(String place, CheckDeadline deadline) throws SQLException {
        Connection connection = JdbcDriver.connect(place, properties, deadline);
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

    /** Not every server and driver supports read-only; one that does not is still healthy. */
    private static void attempt(Attempt attempt, CheckDeadline deadline) throws SQLException {
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
