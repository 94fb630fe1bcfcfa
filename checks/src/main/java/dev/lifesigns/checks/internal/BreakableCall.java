/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckDeadline;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of a client that neither end at a deadline nor can be interrupted, but end when their connection is broken. */
public final class BreakableCall {
    private static final String THREAD = "lifesigns-call";

    private BreakableCall() {}

    /**
     * Makes a call on a thread of its own. That thread ends with the call, so an action that breaks the connection ends it.
     *
     * @param breaking what ends the call; performed unless the call returns in time
     * @throws ExecutionException with what the call threw
     * @throws TimeoutException if the deadline passes first
     * @throws InterruptedException if the caller is interrupted
     */
    public static <T> T make(Callable<T> call, CheckDeadline deadline, Runnable breaking)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        boolean returned = false;
        try {
            thread.start();
            T result = task.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
            returned = true;
            return result;
        } finally {
            if (!returned) {
                breaking.run();
            }
        }
    }
}
