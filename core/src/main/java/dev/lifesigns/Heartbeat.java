/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A check that is up as long as a part of the program keeps calling {@link #beat()}: a consumer loop, an event loop, a
 * scheduled job. It is never run. Thread-safe; can be registered once at a time.
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
 * <p>Registration counts as a beat. Silence longer than the limit is down with {@link ErrorKind#TIMEOUT}, determined at
 * each read, even if every thread of the checker is stuck; the next beat makes it up again immediately. The policy's
 * schedule, timeout, and thresholds have no effect.
 */
public final class Heartbeat implements HealthCheck {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Duration within;
    private final long withinNanos;

    /* Null while it is not registered. Written under the engine's lock. */
    private volatile @Nullable Binding binding;

    /* Any number of writers, usually one; the last one wins. */
    private volatile long beatNanos;

    /*
     * Whether a reader has found it silent since the engine last read it. Set before the time of the last beat is read
     * again, and read after that time is written: so either the reader sees a new beat, or the beat notifies the
     * engine.
     */
    private volatile boolean silent;

    /** The check it is registered as, the clock, and the engine's callback for a beat after silence. */
    private record Binding(RegisteredCheck check, LongSupplier clock, Runnable onBeat) {}

    private Heartbeat(Duration within) {
        this.within = within;
        this.withinNanos = within.toNanos();
    }

    /**
     * A heartbeat with that limit.
     *
     * @param silence the longest time between two beats
     * @throws IllegalArgumentException if that is not between 1 ms and 365 days
     */
    public static Heartbeat within(Duration silence) {
        requireNonNull(silence, "Heartbeat.within: silence is null");
        if (silence.compareTo(SHORTEST) < 0 || silence.compareTo(Durations.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "within: " + silence + " (expected: " + SHORTEST + " to " + Durations.LONGEST + ")");
        }
        return new Heartbeat(silence);
    }

    /** Reports a sign of life. Costs one volatile write; does nothing unless the heartbeat is registered. */
    public void beat() {
        Binding bound = binding;
        if (bound == null) {
            return;
        }
        beatNanos = bound.clock().getAsLong();
        if (silent) {
            bound.onBeat().run();
        }
    }

    /** The longest time between two beats. */
    public Duration within() {
        return within;
    }

    /** Always this process. */
    @Override
    public CheckScope scope() {
        return CheckScope.PROCESS;
    }

    /**
     * The result if it is called directly: down if it is not registered, because then it does not know whether it
     * beats. Register the heartbeat itself, not a check that calls this.
     */
    @Override
    public CheckResult check(CheckDeadline deadline) {
        Binding bound = binding;
        if (bound == null) {
            return CheckResult.down("the heartbeat is not registered (expected: itself, not a check that calls it)");
        }
        boolean late = bound.clock().getAsLong() - beatNanos > withinNanos;
        return late ? CheckResult.down(ErrorKind.TIMEOUT, silence()) : CheckResult.up();
    }

    /** The heartbeat that this check is, whatever its scope, or {@code null}. */
    static @Nullable Heartbeat of(Object check) {
        Object inner = check;
        while (inner instanceof DecoratedCheck other && other.around() == null) {
            inner = other.check();
        }
        return inner instanceof Heartbeat heartbeat ? heartbeat : null;
    }

    /** The same check, if it is not a heartbeat. */
    static HealthCheck refused(HealthCheck check) {
        if (of(check) != null) {
            throw new IllegalArgumentException(
                    "HealthCheck.decorate: check: a heartbeat, which is never run (expected: a check that is)");
        }
        return check;
    }

    /**
     * Called under the engine's lock.
     *
     * @throws IllegalStateException if it is registered already
     */
    void bind(RegisteredCheck check, LongSupplier clock, Runnable onBeat) {
        synchronized (this) {
            Binding bound = binding;
            if (bound != null) {
                throw new IllegalStateException("check '" + check.name() + "': heartbeat: is already registered as '"
                        + bound.check().name() + "' (expected: one registration)");
            }
            beatNanos = clock.getAsLong();
            silent = false;
            binding = new Binding(check, clock, onBeat);
        }
    }

    /** Called under the engine's lock. */
    synchronized void unbind() {
        binding = null;
    }

    /** Whether it has been silent for too long at that time; if so, the next beat notifies the engine. */
    boolean silentAt(long nowNanos) {
        if (nowNanos - beatNanos <= withinNanos) {
            return false;
        }
        silent = true;
        return nowNanos - beatNanos > withinNanos;
    }

    /**
     * The time of the last beat, for the engine, which is not notified again unless the heartbeat becomes silent once
     * more.
     */
    long acknowledge() {
        silent = false;
        return beatNanos;
    }

    long beatNanos() {
        return beatNanos;
    }

    /** The last instant at which a beat at that time is recent enough. */
    long freshUntil(long beaten) {
        return beaten + withinNanos;
    }

    /** The message if it is silent. */
    String silence() {
        return "no beat for more than " + within.toMillis() + " ms";
    }

    @Override
    public String toString() {
        return "heartbeat within " + within;
    }
}
