/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A check that is up for as long as something of the program's own keeps calling {@link #beat()}: a consumer's loop, an
 * event loop, a scheduled job. Nothing runs it. Thread-safe; belongs to one registration at a time.
 *
 * <pre>{@code
 * Heartbeat consumer = Heartbeat.within(Duration.ofSeconds(30));
 * health.add("consumer", consumer, check -> check.probes("liveness"));
 * while (running) {
 *     consumer.beat();
 *     handle(queue.poll());
 * }
 * }</pre>
 *
 * <p>It counts as beaten when it is registered. Silence longer than its limit is down with {@link ErrorKind#TIMEOUT},
 * judged by whoever reads, even if every thread of the checker is stuck; the next beat makes it up again at once.
 * The policy's schedule, timeout and thresholds do not matter to it.
 */
public final class Heartbeat implements HealthCheck {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Duration within;
    private final long withinNanos;

    /* Null while it is registered nowhere. Written under the lock of the checker. */
    private volatile @Nullable Binding binding;

    /* Many writers, one at a time as a rule; the last counts. */
    private volatile long beatNanos;

    /*
     * Whether somebody has found it silent since the checker last looked. Set before the time of the beat is read once
     * more, and read after the time of a beat is written: so either that reader sees the beat, or the beat tells the
     * checker.
     */
    private volatile boolean silent;

    /** Who is told that it beats again, and by which clock it does. */
    private record Binding(RegisteredCheck check, LongSupplier clock, Runnable nudge) {}

    private Heartbeat(Duration within) {
        this.within = within;
        this.withinNanos = within.toNanos();
    }

    /**
     * A heartbeat.
     *
     * @param silence how long it may be silent
     * @throws IllegalArgumentException if that is not between 1 ms and 365 days
     */
    public static Heartbeat within(Duration silence) {
        if (silence.compareTo(SHORTEST) < 0 || silence.compareTo(Durations.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "within: " + silence + " (expected: " + SHORTEST + " to " + Durations.LONGEST + ")");
        }
        return new Heartbeat(silence);
    }

    /** Says that all is well. One volatile write; before it is registered it does nothing. */
    public void beat() {
        Binding bound = binding;
        if (bound == null) {
            return;
        }
        beatNanos = bound.clock().getAsLong();
        if (silent) {
            bound.nudge().run();
        }
    }

    /** How long it may be silent. */
    public Duration within() {
        return within;
    }

    /** Always this process. */
    @Override
    public CheckScope scope() {
        return CheckScope.PROCESS;
    }

    /** What it says when it is asked directly, without a checker: up if it is registered nowhere. */
    @Override
    public CheckResult check(CheckDeadline deadline) {
        Binding bound = binding;
        boolean late = bound != null && bound.clock().getAsLong() - beatNanos > withinNanos;
        return late ? CheckResult.down(ErrorKind.TIMEOUT, silence()) : CheckResult.up();
    }

    /**
     * Called under the engine's lock.
     *
     * @throws IllegalStateException if it is registered already
     */
    void bind(RegisteredCheck check, LongSupplier clock, Runnable nudge) {
        synchronized (this) {
            Binding bound = binding;
            if (bound != null) {
                throw new IllegalStateException("check '" + check.name() + "': heartbeat: is registered as '"
                        + bound.check().name() + "' already (expected: one registration)");
            }
            beatNanos = clock.getAsLong();
            silent = false;
            binding = new Binding(check, clock, nudge);
        }
    }

    /** Called under the engine's lock. */
    synchronized void unbind() {
        binding = null;
    }

    /** Whether it has been silent for too long at that time; then the next beat tells the checker. */
    boolean silentAt(long nowNanos) {
        if (nowNanos - beatNanos <= withinNanos) {
            return false;
        }
        silent = true;
        return nowNanos - beatNanos > withinNanos;
    }

    /** The time of the last beat, for the checker, which from now on is told of no other unless it is missed again. */
    long heard() {
        silent = false;
        return beatNanos;
    }

    long beatNanos() {
        return beatNanos;
    }

    /** The last instant at which a beat of that time is enough. */
    long enoughUntil(long beaten) {
        return beaten + withinNanos;
    }

    /** What to say when it is silent. */
    String silence() {
        return "no beat for more than " + within.toMillis() + " ms";
    }

    @Override
    public String toString() {
        return "heartbeat within " + within;
    }
}
