/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import org.jspecify.annotations.Nullable;

/**
 * A check whose runs are those of another, decorated.
 *
 * @param around the decorator, or {@code null} if only the scope is another
 */
record DecoratedCheck(HealthCheck check, HealthCheck.@Nullable Decorator around, CheckScope scope)
        implements HealthCheck, Decorated {
    @Override
    public CheckResult check(CheckDeadline deadline) throws Exception {
        return around == null ? check.check(deadline) : around.check(check, deadline);
    }
}
