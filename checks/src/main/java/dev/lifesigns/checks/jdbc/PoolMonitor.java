/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.jdbc;

import dev.lifesigns.CheckDeadline;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The state of a pool of a known kind. */
interface PoolMonitor {
    /** The pool behind the data source; {@code null} if its kind is unknown. */
    static @Nullable PoolMonitor of(DataSource dataSource) {
        try {
            return HikariMonitor.find(dataSource);
        } catch (LinkageError noHikari) {
            return null;
        }
    }

    /** The current figures. */
    Map<String, Object> details();

    /** Whether every connection of the pool is in use. */
    boolean exhausted();

    /** Finds out why a pool that is not exhausted made this run wait until shortly before its deadline. */
    SQLException explainWait(CheckDeadline deadline);
}
