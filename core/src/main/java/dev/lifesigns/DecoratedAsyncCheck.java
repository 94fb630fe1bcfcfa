/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.concurrent.CompletionStage;

/** A check around another, which it owns as far as closing goes. */
record DecoratedAsyncCheck(AsyncHealthCheck check, AsyncHealthCheck.Decorator around, Scope scope)
        implements AsyncHealthCheck, AutoCloseable {
    @Override
    public CompletionStage<CheckResult> check(Deadline deadline) throws Exception {
        return around.check(check, deadline);
    }

    @Override
    public void close() throws Exception {
        if (check instanceof AutoCloseable owned) {
            owned.close();
        }
    }
}
