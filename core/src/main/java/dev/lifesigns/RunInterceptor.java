/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * Intercepts every run, for example to propagate a context to its thread, or to trace it. The first interceptor is the
 * outermost.
 *
 * <pre>{@code
 * builder.interceptor((run, next) -> {
 *     try (var scope = tracer.span(run.check())) {
 *         return next.call();
 *     }
 * });
 * }</pre>
 *
 * <p>It is part of the run: its time counts, it is interrupted at the deadline, and anything it throws is the outcome.
 */
@FunctionalInterface
public interface RunInterceptor {
    /**
     * Called on the thread of a run.
     *
     * @param next runs the check, or the next interceptor
     * @return the result of the run, usually that of {@code next}
     * @throws Exception usually what {@code next} throws
     */
    CheckResult intercept(RunContext run, Callable<CheckResult> next) throws Exception;

    /**
     * Called on the thread that starts an asynchronous check. By default, it only calls {@code next}. However early the
     * returned stage completes, a check that {@linkplain AsyncHealthCheck#of keeps its source} is stuck until the
     * source completes.
     *
     * @throws Exception usually what {@code next} throws
     */
    default CompletionStage<CheckResult> interceptAsync(RunContext run, Callable<CompletionStage<CheckResult>> next)
            throws Exception {
        return next.call();
    }
}
