/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import dev.lifesigns.AsyncHealthCheck;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.HealthCheck;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A check that does what a test tells it, and counts. Up until told otherwise; thread-safe.
 *
 * <p>Every {@link Behavior} works for {@link #async()} too, on a thread that is not the engine's.
 */
public final class ScriptedCheck implements HealthCheck {
    private final VirtualTime time;
    private final Set<Thread> inside = ConcurrentHashMap.newKeySet();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Behavior behavior = Behavior.up();
    private volatile CheckScope scope = CheckScope.DEPENDENCY;

    private ScriptedCheck(VirtualTime time) {
        this.time = time;
    }

    /** A check that lives in that time. */
    public static ScriptedCheck on(VirtualTime time) {
        return new ScriptedCheck(time);
    }

    /** From the next run on it behaves like this; a run in flight goes on as it began. */
    public void setBehavior(Behavior behavior) {
        this.behavior = behavior;
    }

    /** Sets what it claims to look at; {@link CheckScope#DEPENDENCY} unless set. */
    public ScriptedCheck scope(CheckScope scope) {
        this.scope = scope;
        return this;
    }

    /** Lets the runs in flight go on at once, as when a frozen dependency thaws. */
    public void release() {
        inside.forEach(time.stage()::release);
    }

    /** How often it was run. */
    public int runs() {
        return runs.get();
    }

    /** How many runs are in flight. */
    public int inFlight() {
        return inside.size();
    }

    /** How many runs were in flight at the same time, at most. */
    public int maxConcurrentRuns() {
        return mostAtOnce.get();
    }

    /** The same check as an asynchronous one. It is interrupted at its deadline, like a request that is taken back. */
    public AsyncHealthCheck async() {
        return AsyncHealthCheck.cancelling(this::begin, result -> result).withScope(scope);
    }

    @Override
    public CheckResult check(CheckDeadline deadline) {
        Behavior now = behavior;
        runs.incrementAndGet();
        inside.add(Thread.currentThread());
        mostAtOnce.accumulateAndGet(inside.size(), Math::max);
        try {
            return now.act(time, deadline);
        } catch (Throwable scripted) {
            throw unchecked(scripted);
        } finally {
            inside.remove(Thread.currentThread());
        }
    }

    @Override
    public CheckScope scope() {
        return scope;
    }

    private CompletableFuture<CheckResult> begin(CheckDeadline deadline) {
        Remote remote = new Remote();
        time.stage().schedule(time.stage().nanos(), () -> time.stage().task(() -> remote.serve(deadline)));
        return remote;
    }

    /** Throws anything, declared or not. */
    @SuppressWarnings("unchecked") // the compiler is to believe that it is unchecked
    private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** What an asynchronous run waits for: somebody else who does the work, and can be told to stop. */
    private final class Remote extends CompletableFuture<CheckResult> {
        private volatile boolean begun;
        private volatile Thread worker = Thread.currentThread();

        private void serve(CheckDeadline deadline) {
            worker = Thread.currentThread();
            begun = true;
            try {
                complete(check(deadline));
            } catch (Throwable scripted) {
                completeExceptionally(scripted);
            }
        }

        /** Only asks: the stage completes when the work has really ended, as with a client that cannot cancel. */
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            if (begun && !isDone()) {
                time.stage().interrupt(worker);
            }
            return false;
        }
    }
}
