/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Ways to dispose of a connection. */
final class JdbcConnections {
    private JdbcConnections() {}

    /** Ends the connection without a message to a server that may not be listening. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException | AbstractMethodError unable) {
            closeQuietly(connection);
        }
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException broken) {
            // It is no longer needed, closed or not.
            return;
        }
    }
}
