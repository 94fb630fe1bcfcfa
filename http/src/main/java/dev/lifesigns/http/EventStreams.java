/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthLifecycle;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.internal.EngineAccess;
import dev.lifesigns.internal.Platform;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The readers of an endpoint's events, at most {@value #MAX_READERS}, and the log that they read. One thread serves all of
 * them, and exists only while there are any; no lock is needed, because what changes belongs to that thread.
 *
 * <p>The log is kept from the first reader on, so that one whose connection breaks can continue.
 */
final class EventStreams {
    static final int MAX_READERS = 100;

    /** How often each reader gets a comment. */
    static final Duration TICK = Duration.ofSeconds(5);

    private static final Duration FOREVER = Duration.ofDays(365);

    private final HealthChecker checker;
    private final Supplier<List<ByteBuffer>> state;
    private final Consumer<Throwable> onFault;
    private final Platform platform;
    private final Platform.Workers thread;
    private final AtomicInteger places = new AtomicInteger();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();

    /* Whether a delivery is queued. It takes this back before it looks, so what happens afterwards queues another one. */
    private final AtomicBoolean deliveryQueued = new AtomicBoolean();

    /* Set to true once, by any thread, which then wakes ours. */
    private volatile boolean ended;

    /* All of these belong to the thread. */
    private final Set<EventReader> readers = new LinkedHashSet<>();
    private @Nullable EventLog log;
    private Platform.@Nullable Timer timer;
    private long nextTick;
    private @Nullable CompletableFuture<HealthSnapshot> change;

    /**
     * @param state the detailed view in its parts
     * @param onFault logs an internal error
     */
    EventStreams(HealthChecker checker, Supplier<List<ByteBuffer>> state, Consumer<Throwable> onFault) {
        this.checker = checker;
        this.state = state;
        this.onFault = onFault;
        this.platform = EngineAccess.platform(checker);
        this.thread = platform.sequential("lifesigns-events");
    }

    /**
     * One more reader, or {@code null} if there are too many. If nobody subscribes to it, it is forgotten after a while.
     *
     * @param lastEventId the id that its client sent, or {@code null}
     */
    @Nullable
    EventReader open(@Nullable String lastEventId) {
        if (places.getAndUpdate(taken -> Math.min(MAX_READERS, taken + 1)) == MAX_READERS) {
            return null;
        }
        EventReader reader = new EventReader(this, lastEventId);
        try {
            execute(() -> admit(reader));
        } catch (Throwable noThread) {
            freePlace();
            throw noThread;
        }
        return reader;
    }

    /** Sends the last event to all readers, and completes when each has got it or was cut off. */
    CompletionStage<Void> end() {
        ended = true;
        if (places.get() == 0) {
            empty.complete(null);
        } else {
            wake();
        }
        return empty;
    }

    private void admit(EventReader reader) {
        if (log == null) {
            EventLog kept = new EventLog(platform.random());
            log = kept;
            checker.onTransition(transition -> {
                kept.append(transition);
                if (places.get() > 0) {
                    wake();
                }
            });
        }
        readers.add(reader);
        if (timer == null) {
            timer = platform.timer("lifesigns-events-timer", () -> execute(this::tick));
            nextTick = platform.nanoTime() + TICK.toNanos();
            timer.wakeAt(nextTick);
        }
        watchForEnd();
        deliver(EventReader::deliver);
    }

    /** The checker says when it changes, and so when it is closed; if too many wait for that already, a tick will see it. */
    private void watchForEnd() {
        if (change != null && !change.isDone()) {
            return;
        }
        CompletableFuture<HealthSnapshot> next =
                checker.changed(checker.snapshot(), FOREVER).toCompletableFuture();
        if (checker.lifecycle() == HealthLifecycle.CLOSED) {
            ended = true;
        } else if (!next.isDone()) {
            change = next;
            var unused = next.thenRun(() -> execute(() -> {
                watchForEnd();
                deliver(EventReader::deliver);
            }));
        }
    }

    private void tick() {
        long now = platform.nanoTime();
        if (timer == null) {
            return;
        }
        if (now >= nextTick) {
            nextTick = now + TICK.toNanos();
            watchForEnd();
            deliver(EventReader::tick);
        }
        if (timer != null) {
            timer.wakeAt(nextTick);
        }
    }

    private void deliver(Predicate<EventReader> step) {
        readers.removeIf(reader -> !step.test(reader));
        if (readers.isEmpty()) {
            rest();
        }
    }

    /** Nobody reads: only the log continues. */
    private void rest() {
        if (timer != null) {
            timer.close();
            timer = null;
        }
        if (change != null) {
            change.cancel(false);
        }
        if (ended) {
            empty.complete(null);
        }
    }

    /** Delivers soon what there is. */
    void wake() {
        if (deliveryQueued.compareAndSet(false, true)) {
            try {
                execute(() -> {
                    deliveryQueued.set(false);
                    deliver(EventReader::deliver);
                });
            } catch (Throwable noThread) {
                // The next tick delivers it.
                deliveryQueued.set(false);
                onFault.accept(noThread);
            }
        }
    }

    /** Runs a task on the thread. */
    void execute(Runnable task) {
        thread.execute(task);
    }

    void freePlace() {
        places.decrementAndGet();
    }

    int readers() {
        return places.get();
    }

    /** Known from the first reader on. */
    EventLog log() {
        return requireNonNull(log);
    }

    List<ByteBuffer> state() {
        return state.get();
    }

    boolean isEnded() {
        return ended;
    }

    void fault(Throwable fault) {
        onFault.accept(fault);
    }
}
