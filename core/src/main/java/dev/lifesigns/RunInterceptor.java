/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * Something to do around every run, such as carrying a context over to its thread, or tracing it. The first interceptor is
 * the outermost.
 *
 * <pre>{@code
 * builder.interceptor((run, next) -> {
 *     try (var scope = tracer.span(run.check())) {
 *         return next.call();
 *     }
 * })
 * }</pre>
 *
 * <p>It is part of the run: its time counts, it is interrupted at the deadline, and what it throws is the outcome.
 */
@FunctionalInterface
public interface RunInterceptor {
    /**
     * Called on the thread of a run.
     *
     * @param next runs the check, or the next interceptor
     * @return the result of the run, as a rule that of {@code next}
     * @throws Exception as a rule what {@code next} throws
     */
    CheckResult intercept(RunContext run, Callable<CheckResult> next) throws Exception;

    /**
     * The same for an asynchronous check, called on the thread that starts it; calls {@code next} unless it is overridden.
     * However early the stage that this returns completes, a check that {@linkplain AsyncHealthCheck#of keeps its source} is
     * stuck until that does.
     *
     * @throws Exception as a rule what {@code next} throws
     */
    default CompletionStage<CheckResult> interceptAsync(RunContext run, Callable<CompletionStage<CheckResult>> next)
            throws Exception {
        return next.call();
    }
}
