/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a run finds around it: the context class loader of the thread that registered its check, and what the user's
 * decorator puts there.
 */
record RunContexts(@Nullable ClassLoader loader, UnaryOperator<Runnable> decorator) {
    /** What a decorated call returned or threw, and whether it was made at all. */
    private static final class CallResult<T> {
        private @Nullable T value;
        private @Nullable Throwable thrown;
        private boolean called;
    }

    static RunContexts ofThisThread(UnaryOperator<Runnable> decorator) {
        return new RunContexts(Thread.currentThread().getContextClassLoader(), decorator);
    }

    /** Calls it on this thread, which is left as it was. */
    <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return decorated(work);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("NullAway") // the value is whatever the work gave, null included if T says so
    private <T extends @Nullable Object> T decorated(Callable<T> work) throws Exception {
        CallResult<T> result = new CallResult<>();
        decorator.apply(() -> call(work, result)).run();
        if (result.thrown != null) {
            if (result.thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) result.thrown;
        }
        if (!result.called) {
            throw new IllegalStateException("task decorator: the task was not run (expected: run on the same thread)");
        }
        return result.value;
    }

    @SuppressWarnings({"CatchingUnchecked", "InterruptedExceptionSwallowed"}) // thrown again by decorated, unchanged
    private static <T extends @Nullable Object> void call(Callable<T> work, CallResult<T> result) {
        result.called = true;
        try {
            result.value = work.call();
        } catch (Throwable e) {
            result.thrown = e;
        }
    }
}
