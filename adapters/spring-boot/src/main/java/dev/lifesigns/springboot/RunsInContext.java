/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.CheckResult;
import dev.lifesigns.RunContext;
import dev.lifesigns.RunInterceptor;
import io.micrometer.context.ContextSnapshot;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** Puts what a snapshot holds around each run, as thread-local values. */
record RunsInContext(ContextSnapshot snapshot) implements RunInterceptor {
    @Override
    public CheckResult intercept(RunContext run, Callable<CheckResult> next) throws Exception {
        return snapshot.wrap(next).call();
    }

    @Override
    public CompletionStage<CheckResult> interceptAsync(RunContext run, Callable<CompletionStage<CheckResult>> next)
            throws Exception {
        return snapshot.wrap(next).call();
    }
}
