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
    /** How a decorated call ended. */
    private static final class Ending<T> {
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
        Ending<T> ending = new Ending<>();
        decorator.apply(() -> end(work, ending)).run();
        if (ending.thrown != null) {
            if (ending.thrown instanceof Error error) {
                throw error;
            }
            throw (Exception) ending.thrown;
        }
        if (!ending.called) {
            throw new IllegalStateException("task decorator: the task was not run (expected: run on the same thread)");
        }
        return ending.value;
    }

    @SuppressWarnings({"CatchingUnchecked", "InterruptedExceptionSwallowed"}) // thrown again by decorated, unchanged
    private static <T extends @Nullable Object> void end(Callable<T> work, Ending<T> ending) {
        ending.called = true;
        try {
            ending.value = work.call();
        } catch (Throwable e) {
            ending.thrown = e;
        }
    }
}
