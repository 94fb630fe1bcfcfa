/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static java.util.Objects.requireNonNull;

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
 * A check whose behavior a test sets, and that counts its runs. It is up initially. Thread-safe.
 *
 * <pre>{@code
 * ScriptedCheck database = ScriptedCheck.on(time);
 * database.setBehavior(Behavior.after(Duration.ofMillis(700), Behavior.degraded("slow")));
 * }</pre>
 *
 * <p>Every {@link Behavior} works with {@link #async()} too, on a thread that is not one of the engine's.
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

    /** A check on that virtual time. */
    public static ScriptedCheck on(VirtualTime time) {
        return new ScriptedCheck(requireNonNull(time, "ScriptedCheck.on: time is null"));
    }

    /** Sets the behavior from the next run on; a run in flight keeps the one it started with. */
    public void setBehavior(Behavior behavior) {
        this.behavior = requireNonNull(behavior, "ScriptedCheck.setBehavior: behavior is null");
    }

    /** Sets what it claims to observe (default: {@link CheckScope#DEPENDENCY}). */
    public ScriptedCheck scope(CheckScope scope) {
        this.scope = requireNonNull(scope, "ScriptedCheck.scope: scope is null");
        return this;
    }

    /** Lets runs in flight continue immediately, as when a frozen dependency resumes. */
    public void release() {
        inside.forEach(time.scheduler()::release);
    }

    /** The number of runs so far. */
    public int runs() {
        return runs.get();
    }

    /** The number of runs in flight. */
    public int inFlight() {
        return inside.size();
    }

    /** The largest number of runs that were in flight at the same time. */
    public int maxConcurrentRuns() {
        return mostAtOnce.get();
    }

    /** The same check as an asynchronous one. It is interrupted at its deadline, like a request that is canceled. */
    public AsyncHealthCheck async() {
        return AsyncHealthCheck.canceling(this::start, result -> result).withScope(scope);
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

    private CompletableFuture<CheckResult> start(CheckDeadline deadline) {
        Remote remote = new Remote();
        time.scheduler()
                .schedule(time.scheduler().nanos(), () -> time.scheduler().task(() -> remote.serve(deadline)));
        return remote;
    }

    /** Throws any exception, whether declared or not. */
    @SuppressWarnings("unchecked") // the compiler is to believe that it is unchecked
    private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** What an asynchronous run waits for: work on another thread, which can be asked to stop. */
    private final class Remote extends CompletableFuture<CheckResult> {
        private volatile boolean started;
        private volatile Thread worker = Thread.currentThread();

        private void serve(CheckDeadline deadline) {
            worker = Thread.currentThread();
            started = true;
            try {
                complete(check(deadline));
            } catch (Throwable scripted) {
                completeExceptionally(scripted);
            }
        }

        /** Only asks: the stage completes when the work has actually ended, as with a client that cannot cancel. */
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            if (started && !isDone()) {
                time.scheduler().interrupt(worker);
            }
            return false;
        }
    }
}
