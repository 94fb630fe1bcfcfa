/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.internal.SystemPlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One check, its way to the server, and what its runs may say. Used by one thread. */
final class CheckUnderTest implements AutoCloseable {
    /** How long a run may take beyond its deadline: a machine may be busy, but a run that hangs takes forever. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final LongSupplier CLOCK = SystemPlatform.clock();
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int PAUSE_NANOS = 5_000_000;

    /** Timers and helpers that all checks share may start at any time, and end when they have been idle. */
    private static final int SHARED_THREADS = 3;

    private final HealthCheck check;
    private final FaultProxy proxy;
    private final List<String> secrets;

    CheckUnderTest(HealthCheck check, FaultProxy proxy, List<String> secrets) {
        this.check = check;
        this.proxy = proxy;
        this.secrets = List.copyOf(secrets);
    }

    FaultProxy proxy() {
        return proxy;
    }

    boolean closeable() {
        return check instanceof AutoCloseable;
    }

    void runUp() throws InterruptedException {
        CheckResult result = run(PATIENCE);
        if (result.status() != CheckStatus.UP) {
            throw new AssertionError("expected the check to be up, but it is " + result);
        }
    }

    /** @param expected the kind of failure, or {@code null} if any will do */
    void runDown(Duration timeout, @Nullable ErrorKind expected) throws InterruptedException {
        CheckResult result = run(timeout);
        if (result.status() == CheckStatus.UP || (expected != null && result.error() != expected)) {
            throw new AssertionError("expected the check to be down" + (expected == null ? "" : ", error " + expected)
                    + ", but it is " + result);
        }
    }

    /** One run that has to end by itself. What it throws is a result, as it is to the engine. */
    CheckResult run(Duration timeout) throws InterruptedException {
        FutureTask<CheckResult> run = new FutureTask<>(() -> check.check(CheckDeadline.after(timeout)));
        Thread thread = start(run);
        return result(run, thread, timeout.plus(PATIENCE), "a run with a timeout of " + timeout);
    }

    /** One run that is interrupted while it waits for the server, or has ended before. */
    void runInterrupted(Duration timeout) throws InterruptedException {
        FutureTask<CheckResult> run = new FutureTask<>(() -> check.check(CheckDeadline.after(timeout)));
        Thread thread = start(run);
        await("the run is connected", () -> run.isDone() || proxy.accepted() > 0);
        thread.interrupt();
        result(run, thread, PATIENCE, "an interrupted run");
    }

    /** Waits until no more than that many connections to the proxy are open. */
    void awaitConnections(int most) throws InterruptedException {
        await("at most " + most + " open connections, but there are more", () -> proxy.open() <= most);
    }

    /** Waits until there are no more threads than before. */
    void awaitThreads(long before) throws InterruptedException {
        await("the threads of failed runs have ended", () -> threads() <= before + SHARED_THREADS);
    }

    /** The threads of this JVM, without those of the proxies. */
    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith(FaultProxy.THREADS))
                .count();
    }

    @Override
    public void close() throws Exception {
        try (proxy) {
            if (check instanceof AutoCloseable closeable) {
                closeable.close();
                awaitConnections(0);
            }
        }
    }

    private static Thread start(FutureTask<CheckResult> run) {
        Thread thread = new Thread(run, FaultProxy.THREADS + "run");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private CheckResult result(FutureTask<CheckResult> run, Thread thread, Duration patience, String what)
            throws InterruptedException {
        CheckResult result;
        try {
            result = run.get(patience.toNanos(), NANOSECONDS);
        } catch (TimeoutException e) {
            AssertionError late = new AssertionError(what + " has not ended after " + patience);
            late.setStackTrace(thread.getStackTrace());
            thread.interrupt();
            throw late;
        } catch (ExecutionException e) {
            result = CheckResult.down(e.getCause());
        }
        if (result == null) {
            throw new AssertionError("the check returned null (expected: a result)");
        }
        requireGoodForm(result);
        return result;
    }

    private void requireGoodForm(CheckResult result) {
        String message = result.message();
        if (result.status() != CheckStatus.UP
                && (message == null
                        || message.isBlank()
                        || message.length() > LONGEST_MESSAGE
                        || message.lines().count() != 1)) {
            throw new AssertionError(
                    "message: '" + message + "' (expected: one line of at most " + LONGEST_MESSAGE + " characters)");
        }
        String all = message + " " + result.details() + " " + check;
        for (String secret : secrets) {
            if (all.contains(secret)) {
                throw new AssertionError("a secret is in the message, the details, or toString() of the check: "
                        + all.replace(secret, "[SECRET]"));
            }
        }
    }

    private static void await(String promise, BooleanSupplier condition) throws InterruptedException {
        long end = CLOCK.getAsLong() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (CLOCK.getAsLong() - end > 0) {
                throw new AssertionError("expected within " + PATIENCE + ": " + promise);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
