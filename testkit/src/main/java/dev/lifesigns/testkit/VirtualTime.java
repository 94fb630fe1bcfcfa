/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.internal.EngineAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Time that passes only when a test advances it, for a whole {@link HealthChecker}: its timer, workers, listeners, and
 * the checks themselves.
 *
 * <pre>{@code
 * try (VirtualTime time = VirtualTime.create()) {
 *     ScriptedCheck database = ScriptedCheck.on(time);
 *     HealthChecker health = time.build(HealthChecker.builder().check("database", database));
 *     health.start();
 *     time.advance(Duration.ofSeconds(1));
 *     database.setBehavior(Behavior.hanging());
 *     time.advance(Duration.ofSeconds(12));
 *     assertThat(health.status("readiness")).isEqualTo(ProbeStatus.DOWN);
 * }
 * }</pre>
 *
 * <p>Everything runs one at a time, in an order that depends only on the seed, so a test can be repeated exactly. A
 * slow check waits with {@link #sleep}; one that blocks in any other way blocks the test.
 *
 * <p>Confined to the thread that created it, except for methods that say otherwise.
 */
public final class VirtualTime implements AutoCloseable {
    private final VirtualScheduler scheduler;
    private final VirtualPlatform platform;

    private VirtualTime(long seed, boolean shuffled) {
        this.scheduler = new VirtualScheduler(seed, shuffled);
        this.platform = new VirtualPlatform(scheduler, seed);
    }

    /** Time in which simultaneous events happen in the order in which they were scheduled. */
    public static VirtualTime create() {
        return new VirtualTime(0, false);
    }

    /**
     * Time in which simultaneous events happen in an order drawn from the seed.
     *
     * @param seed also determines jitter and everything else that the engine draws at random
     */
    public static VirtualTime seeded(long seed) {
        return new VirtualTime(seed, true);
    }

    /** Builds the checker on this time. */
    public HealthChecker build(HealthChecker.Builder builder) {
        return EngineAccess.build(requireNonNull(builder, "VirtualTime.build: builder is null"), platform);
    }

    /**
     * Lets that much time pass, and everything happen that falls due meanwhile.
     *
     * @throws IllegalStateException if called by a check or a listener: only the test advances time
     */
    public void advance(Duration time) {
        scheduler.advance(
                requireNonNull(time, "VirtualTime.advance: time is null").toNanos(), () -> false);
    }

    /** Lets everything happen that is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /**
     * Lets time pass while nothing runs, as for a process stopped with SIGSTOP or a suspended machine. What fell due
     * meanwhile happens with the next {@link #advance} or {@link #settle}.
     */
    public void freeze(Duration time) {
        scheduler.freeze(
                requireNonNull(time, "VirtualTime.freeze: time is null").toNanos());
    }

    /** Makes the wall clock jump, backwards if negative, and nothing else. */
    public void jumpWallClock(Duration jump) {
        platform.jump(requireNonNull(jump, "VirtualTime.jumpWallClock: jump is null"));
    }

    /**
     * Sets a callback between any two events, such as a run, a timeout, and a call of a listener, to verify invariants.
     * Anything it throws fails {@link #advance}. It may read the checker, but not advance time.
     */
    public void watch(Runnable watcher) {
        scheduler.watch(requireNonNull(watcher, "VirtualTime.watch: watcher is null"));
    }

    /** Makes each task wait that long for a thread from now on, as on an overloaded machine; zero ends this. */
    public void delayWorkers(Duration delay) {
        platform.delayWorkers(
                requireNonNull(delay, "VirtualTime.delayWorkers: delay is null").toNanos());
    }

    /** The time that has passed since creation. May be called from any thread. */
    public Duration elapsed() {
        return Duration.ofNanos(scheduler.nanos());
    }

    /** The wall clock. May be called from any thread. */
    public Instant now() {
        return platform.wallTime();
    }

    /**
     * Waits in virtual time, like {@link Thread#sleep(long)}. Called by checks and listeners, on their own thread.
     *
     * @throws InterruptedException if the engine interrupts the thread
     * @throws IllegalStateException if called by the test itself, which advances time instead
     */
    public void sleep(Duration time) throws InterruptedException {
        scheduler.sleep(requireNonNull(time, "VirtualTime.sleep: time is null").toNanos());
    }

    /**
     * A stage that completes after that much virtual time, for asynchronous checks. May be called from any thread of
     * this time.
     */
    public <T> CompletionStage<T> after(Duration time, Supplier<T> value) {
        requireNonNull(time, "VirtualTime.after: time is null");
        requireNonNull(value, "VirtualTime.after: value is null");
        CompletableFuture<T> future = new CompletableFuture<>();
        scheduler.schedule(scheduler.nanos() + time.toNanos(), () -> future.complete(value.get()));
        return future;
    }

    /** The number of tasks that occupy a thread, including those that hang. */
    public int busyThreads() {
        return scheduler.busy();
    }

    /** Ends all tasks, including those that hang, and their threads. */
    @Override
    public void close() {
        scheduler.close();
    }

    VirtualScheduler scheduler() {
        return scheduler;
    }
}
