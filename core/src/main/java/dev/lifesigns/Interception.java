/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** Wraps a run in its interceptors. */
final class Interception {
    private record Context(String check, Map<String, String> labels, CheckDeadline deadline) implements RunContext {}

    private final List<RunInterceptor> interceptors;
    private final RunContext context;

    Interception(RegisteredCheck check, CheckDeadline deadline) {
        this.interceptors = check.interceptors();
        this.context = new Context(check.name(), check.policy().labels(), deadline);
    }

    Callable<CheckResult> around(Callable<CheckResult> run) {
        Callable<CheckResult> outermost = run;
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            RunInterceptor interceptor = interceptors.get(i);
            Callable<CheckResult> next = outermost;
            outermost = () -> interceptor.intercept(context, next);
        }
        return outermost;
    }

    Callable<CompletionStage<CheckResult>> aroundAsync(Callable<CompletionStage<CheckResult>> run) {
        Callable<CompletionStage<CheckResult>> outermost = run;
        for (int i = interceptors.size() - 1; i >= 0; i--) {
            RunInterceptor interceptor = interceptors.get(i);
            Callable<CompletionStage<CheckResult>> next = outermost;
            outermost = () -> interceptor.interceptAsync(context, next);
        }
        return outermost;
    }
}
