/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Where a run gets its connection from, and returns it to. */
interface ConnectionSource extends AutoCloseable {
    /** Lends a connection for one call, takes it back however the call ends, and returns the result of the call. */
    CheckResult lend(CheckDeadline deadline, Use use) throws SQLException;

    /** Facts about the source, such as the figures of a pool. */
    Map<String, Object> details();

    /** Loads what the first connection needs. */
    void prepare() throws Exception;

    @Override
    void close();

    /** What is done with a connection. */
    @FunctionalInterface
    interface Use {
        CheckResult with(Connection connection, CheckDeadline deadline) throws SQLException;
    }
}
