/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import dev.lifesigns.CheckResult;
import dev.lifesigns.RunContext;
import dev.lifesigns.RunInterceptor;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.core.task.TaskDecorator;

/** Puts a decorator of Spring around each run, on its thread. */
record DecoratedRuns(TaskDecorator decorator) implements RunInterceptor {
    @Override
    public CheckResult intercept(RunContext run, Callable<CheckResult> next) throws Exception {
        return decorated(next);
    }

    @Override
    public CompletionStage<CheckResult> interceptAsync(RunContext run, Callable<CompletionStage<CheckResult>> next)
            throws Exception {
        return decorated(next);
    }

    private <T> T decorated(Callable<T> next) throws Exception {
        FutureTask<T> task = new FutureTask<>(next);
        decorator.decorate(task).run();
        if (!task.isDone()) {
            throw new IllegalStateException("TaskDecorator "
                    + decorator.getClass().getName() + ": the task was not run (expected: run on the same thread)");
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}
