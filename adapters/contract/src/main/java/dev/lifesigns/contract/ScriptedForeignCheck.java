/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.contract;

import dev.lifesigns.CheckStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a check of a framework does when it is called: the framework's own check calls {@link #call()}. Thread-safe. */
public final class ScriptedForeignCheck {
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Behavior behavior;
    private volatile @Nullable ClassLoader loader;

    private interface Behavior {
        @Nullable
        CheckStatus call() throws Exception;
    }

    private ScriptedForeignCheck(Behavior behavior) {
        this.behavior = behavior;
    }

    /** A check that is up. */
    public static ScriptedForeignCheck up() {
        return new ScriptedForeignCheck(() -> CheckStatus.UP);
    }

    /** It says so from the next run on. */
    public void returns(CheckStatus status) {
        behavior = () -> status;
    }

    /** From the next run on it answers {@code null}. */
    public void returnsNull() {
        behavior = () -> null;
    }

    /** From the next run on it throws. */
    public void fails(Exception thrown) {
        behavior = () -> {
            throw thrown;
        };
    }

    /** From the next run on it hangs and ignores interrupts, until {@link #release()}; then that run says up. */
    public void hangs() {
        behavior = this::hang;
    }

    /**
     * Waits until a run hangs.
     *
     * @throws IllegalStateException if none does within that time
     */
    public void awaitHang(Duration atMost) throws InterruptedException {
        if (!hanging.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("runs that hang: none within " + atMost + " (expected: one)");
        }
    }

    /** Lets those that hang return. */
    public void release() {
        released.countDown();
    }

    /** How often it was called. */
    public int runs() {
        return runs.get();
    }

    /** How many calls there were at one time, at most. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** The context class loader of the last call. */
    public @Nullable ClassLoader loader() {
        return loader;
    }

    /**
     * One run.
     *
     * @return what the framework's check should say, or {@code null} where it should answer {@code null}
     * @throws Exception what the framework's check should throw
     */
    public @Nullable CheckStatus call() throws Exception {
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        loader = Thread.currentThread().getContextClassLoader();
        runs.incrementAndGet();
        try {
            return behavior.call();
        } finally {
            inFlight.decrementAndGet();
        }
    }

    /** The same for a check that declares no exceptions: a checked one is the cause of an {@link IllegalStateException}. */
    public @Nullable CheckStatus callUnchecked() {
        try {
            return call();
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        }
    }

    @SuppressWarnings("InterruptedExceptionSwallowed") // a check that ignores interrupts is what this plays
    private CheckStatus hang() {
        hanging.countDown();
        while (true) {
            try {
                released.await();
                return CheckStatus.UP;
            } catch (InterruptedException ignored) {
                // waits on
            }
        }
    }
}
