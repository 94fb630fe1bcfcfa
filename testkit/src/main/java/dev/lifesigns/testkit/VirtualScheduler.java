/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.testkit;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the events of a {@link VirtualTime}, one at a time, on real threads of which exactly one is active.
 *
 * <p>The active thread holds the baton. An actor runs event after event on its own stack. If the event's code sleeps,
 * the actor schedules its wake-up, passes the baton to another actor, and waits until an actor reaches that event. So
 * code that does not sleep costs no context switch, and code that hangs costs one thread.
 */
final class VirtualScheduler {
    /** Real time without progress after which the code of an event is considered blocked. */
    private static final long PATIENCE_SECONDS = 30;

    private final SplittableRandom random;
    private final boolean shuffled;

    private final Object monitor = new Object();

    @GuardedBy("monitor")
    private final PriorityQueue<Event> events = new PriorityQueue<>();

    @GuardedBy("monitor")
    private final ArrayDeque<Actor> spare = new ArrayDeque<>();

    @GuardedBy("monitor")
    private final Map<Thread, Actor> asleep = new HashMap<>();

    @GuardedBy("monitor")
    private long sequence;

    private volatile long nanos;

    /* Written by the test's thread while it holds the baton, read by actors while they do. */
    private volatile long target;
    private volatile BooleanSupplier until = () -> false;
    private volatile Runnable watcher = () -> {};
    private volatile boolean closing;
    private volatile boolean over;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile @Nullable Throwable failure;
    private final Semaphore played = new Semaphore(0);

    VirtualScheduler(long seed, boolean shuffled) {
        this.random = new SplittableRandom(seed);
        this.shuffled = shuffled;
    }

    long nanos() {
        return nanos;
    }

    int busy() {
        return busy.get();
    }

    /** Sets what is called between any two events. */
    void watch(Runnable newWatcher) {
        watcher = newWatcher;
    }

    /** Runs everything that is due until the time has passed or the condition holds. */
    void advance(long time, BooleanSupplier condition) {
        if (Thread.currentThread() instanceof Actor) {
            throw new IllegalStateException("advance: called by "
                    + Thread.currentThread().getName() + " (expected: the thread of the test, not that of a check)");
        }
        target = nanos + time;
        until = condition;
        handOver();
        awaitPlayed();
        Throwable failed = failure;
        if (failed != null) {
            failure = null;
            throw new AssertionError("an event of the virtual time failed at " + nanos + " ns", failed);
        }
    }

    void freeze(long time) {
        long thawed = nanos + time;
        nanos = thawed;
    }

    Event schedule(long at, Runnable code) {
        synchronized (monitor) {
            long tie = shuffled ? random.nextLong() : 0;
            Event event = new Event(Math.max(at, nanos), tie, sequence++, code, null);
            events.add(event);
            return event;
        }
    }

    void cancel(Event event) {
        synchronized (monitor) {
            events.remove(event);
        }
    }

    /** Runs a task, and counts it as busy meanwhile. */
    void task(Runnable code) {
        busy.incrementAndGet();
        try {
            code.run();
        } finally {
            busy.decrementAndGet();
        }
    }

    void sleep(long time) throws InterruptedException {
        if (!(Thread.currentThread() instanceof Actor actor)) {
            throw new IllegalStateException(
                    "sleep: called by " + Thread.currentThread().getName()
                            + " (expected: a thread of this virtual time, such as that of a check)");
        }
        synchronized (monitor) {
            long at = time > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : nanos + time;
            actor.wakeUp = new Event(at, shuffled ? random.nextLong() : 0, sequence++, null, actor);
            events.add(actor.wakeUp);
            asleep.put(actor, actor);
        }
        handOver();
        actor.baton.acquireUninterruptibly();
        if (closing) {
            throw new Curtain();
        }
        if (actor.interrupted) {
            actor.interrupted = false;
            throw new InterruptedException("interrupted in virtual time");
        }
    }

    /** Interrupts a thread that sleeps in virtual time, and any other thread as usual. */
    void interrupt(Thread thread) {
        synchronized (monitor) {
            Actor actor = asleep.get(thread);
            if (actor == null) {
                thread.interrupt();
                return;
            }
            actor.interrupted = true;
            wake(actor);
        }
    }

    /** Wakes a sleeping thread now, as if its time had come. */
    void release(Thread thread) {
        synchronized (monitor) {
            Actor actor = asleep.get(thread);
            if (actor != null) {
                wake(actor);
            }
        }
    }

    void close() {
        closing = true;
        synchronized (monitor) {
            events.removeIf(event -> event.sleeper == null);
            new ArrayList<>(asleep.values()).forEach(this::wake);
        }
        target = nanos;
        until = () -> false;
        handOver();
        awaitPlayed();
        over = true;
        synchronized (monitor) {
            spare.forEach(actor -> actor.baton.release());
        }
    }

    @GuardedBy("monitor")
    private void wake(Actor actor) {
        events.remove(actor.wakeUp);
        actor.wakeUp = new Event(nanos, shuffled ? random.nextLong() : 0, sequence++, null, actor);
        events.add(actor.wakeUp);
    }

    /** Passes the baton to an actor with an empty stack. */
    private void handOver() {
        Actor next;
        synchronized (monitor) {
            next = spare.poll();
        }
        if (next == null) {
            next = new Actor();
            next.start();
        }
        next.baton.release();
    }

    private void awaitPlayed() {
        try {
            while (!played.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("virtual time stands still at " + nanos + " ns: some code blocks for real");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while virtual time passed", e);
        }
    }

    private @Nullable Event nextEvent() {
        synchronized (monitor) {
            Event first = events.peek();
            if (first == null || first.at > target || until.getAsBoolean()) {
                return null;
            }
            events.remove();
            if (first.sleeper != null) {
                asleep.remove(first.sleeper);
            }
            return first;
        }
    }

    /** A scheduled event. */
    static final class Event implements Comparable<Event> {
        private final long at;
        private final long tie;
        private final long sequence;
        private final @Nullable Runnable code;
        private final @Nullable Actor sleeper;

        private Event(long at, long tie, long sequence, @Nullable Runnable code, @Nullable Actor sleeper) {
            this.at = at;
            this.tie = tie;
            this.sequence = sequence;
            this.code = code;
            this.sleeper = sleeper;
        }

        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            int byTie = byTime != 0 ? byTime : Long.compare(tie, other.tie);
            return byTie != 0 ? byTie : Long.compare(sequence, other.sequence);
        }
    }

    /** Unwinds the stack of a task that is asleep when the time is closed. */
    static final class Curtain extends Error {
        private static final long serialVersionUID = 1L;

        Curtain() {
            super("virtual time was closed", null, false, false);
        }
    }

    private final class Actor extends Thread {
        private final Semaphore baton = new Semaphore(0);
        private @Nullable Event wakeUp;
        private volatile boolean interrupted;

        Actor() {
            super("virtual-time");
            setDaemon(true);
        }

        @Override
        public void run() {
            baton.acquireUninterruptibly();
            while (!over) {
                look();
                Event event = nextEvent();
                if (event == null) {
                    nanos = until.getAsBoolean() ? nanos : Math.max(nanos, target);
                    rest(played);
                } else {
                    nanos = Math.max(nanos, event.at);
                    if (event.sleeper != null) {
                        rest(event.sleeper.baton);
                    } else {
                        play(event);
                    }
                }
            }
        }

        private void look() {
            try {
                watcher.run();
            } catch (Throwable seen) {
                failure = seen;
            }
        }

        private void play(Event event) {
            try {
                if (event.code != null) {
                    event.code.run();
                }
            } catch (Curtain end) {
                // Only a task that is asleep when the time is closed gets here, as intended.
                return;
            } catch (Throwable failed) {
                failure = failed;
            }
        }

        private void rest(Semaphore next) {
            synchronized (monitor) {
                spare.push(this);
            }
            next.release();
            baton.acquireUninterruptibly();
        }
    }
}
