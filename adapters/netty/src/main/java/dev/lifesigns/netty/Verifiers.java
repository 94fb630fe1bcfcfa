/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads that authenticate requests: verifying a password is slow on purpose. Thread-safe. */
final class Verifiers implements AutoCloseable {
    /** How many requests may be verified or wait for it; each keeps its head. */
    static final int MAX = 64;
    /** The same for those of one address. */
    static final int MAX_PER_ADDRESS = 16;

    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;

    Verifiers(String name) {
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory(name, true));
        pool.allowCoreThreadTimeOut(true);
    }

    /** @throws RejectedExecutionException if the server is being closed */
    void execute(Runnable verification) {
        pool.execute(verification);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
