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

/** What can be seen of a pool whose make is known. */
interface PoolMonitor {
    /** The pool behind the data source; {@code null} when its make is not known. */
    static @Nullable PoolMonitor of(DataSource dataSource) {
        try {
            return HikariMonitor.find(dataSource);
        } catch (LinkageError noHikari) {
            return null;
        }
    }

    /** The figures of this moment. */
    Map<String, Object> details();

    /** Whether every connection that the pool may have is in use. */
    boolean exhausted();

    /** Finds out why a pool that is not exhausted has let this run wait until shortly before its deadline. */
    SQLException explainWait(CheckDeadline deadline);
}
