/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.internal.EngineAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Time that passes only when a test says so, for a whole {@link HealthChecker}: its timer, its workers, its listeners and
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
 * <p>Everything runs one at a time, in an order that follows from the seed alone, so a run can be repeated exactly. A
 * check that wants to be slow waits with {@link #sleep}; one that blocks in another way blocks the test.
 *
 * <p>Belongs to the thread that made it, but for the methods that say otherwise.
 */
public final class VirtualTime implements AutoCloseable {
    private final VirtualScheduler stage;
    private final VirtualPlatform platform;

    private VirtualTime(long seed, boolean shuffled) {
        this.stage = new VirtualScheduler(seed, shuffled);
        this.platform = new VirtualPlatform(stage, seed);
    }

    /** Time in which things that happen at the same instant happen in the order in which they were asked for. */
    public static VirtualTime create() {
        return new VirtualTime(0, false);
    }

    /**
     * Time in which things that happen at the same instant happen in an order drawn from the seed.
     *
     * @param seed also of the jitter and of everything else that the engine draws
     */
    public static VirtualTime seeded(long seed) {
        return new VirtualTime(seed, true);
    }

    /** The checker, living in this time. */
    public HealthChecker build(HealthChecker.Builder builder) {
        return EngineAccess.build(builder, platform);
    }

    /**
     * Lets that much time pass, and everything happen that is due in it.
     *
     * @throws IllegalStateException if called by a check or a listener: only the test moves time
     */
    public void advance(Duration time) {
        stage.advance(time.toNanos(), () -> false);
    }

    /** Lets everything happen that is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /**
     * Lets time pass while nothing runs, as for a process that was stopped with SIGSTOP or a machine that was suspended.
     * What was due meanwhile is due at once, but happens only with the next {@link #advance} or {@link #settle}.
     */
    public void freeze(Duration time) {
        stage.freeze(time.toNanos());
    }

    /** Makes the wall clock, and nothing else, jump; backwards if negative. */
    public void jumpWallClock(Duration jump) {
        platform.jump(jump);
    }

    /**
     * From now on that is called between any two things that happen, such as a run, a timeout and a call of a listener: to
     * verify what must always hold. What it throws fails {@link #advance}. It may read the checker, and moves no time.
     */
    public void watch(Runnable watcher) {
        stage.watch(watcher);
    }

    /** From now on a task waits that long for a thread, as on a machine that is overloaded; zero ends it. */
    public void delayWorkers(Duration delay) {
        platform.delayWorkers(delay.toNanos());
    }

    /** The time that has passed since this was made. Any thread. */
    public Duration elapsed() {
        return Duration.ofNanos(stage.nanos());
    }

    /** The wall clock. Any thread. */
    public Instant now() {
        return platform.wallTime();
    }

    /**
     * Waits in virtual time, like {@link Thread#sleep(long)}. To be called by checks and listeners, on their own
     * thread.
     *
     * @throws InterruptedException if the engine interrupts the thread
     * @throws IllegalStateException if called by the test itself, for which nobody would make time pass
     */
    public void sleep(Duration time) throws InterruptedException {
        stage.sleep(time.toNanos());
    }

    /** A stage that completes after that much virtual time, for asynchronous checks. Any thread of this time. */
    public <T> CompletionStage<T> after(Duration time, Supplier<T> value) {
        CompletableFuture<T> future = new CompletableFuture<>();
        stage.schedule(stage.nanos() + time.toNanos(), () -> future.complete(value.get()));
        return future;
    }

    /** How many tasks have a thread now, those that hang included. */
    public int busyThreads() {
        return stage.busy();
    }

    /** Ends all tasks, hanging ones too, and their threads. */
    @Override
    public void close() {
        stage.close();
    }

    VirtualScheduler stage() {
        return stage;
    }
}
