/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

/** A check that decorates another, and closes it when it is closed. */
record DecoratedCheck(HealthCheck check, HealthCheck.Decorator around, CheckScope scope)
        implements HealthCheck, AutoCloseable {
    @Override
    public CheckResult check(CheckDeadline deadline) throws Exception {
        return around.check(check, deadline);
    }

    @Override
    public void close() throws Exception {
        if (check instanceof AutoCloseable owned) {
            owned.close();
        }
    }
}
