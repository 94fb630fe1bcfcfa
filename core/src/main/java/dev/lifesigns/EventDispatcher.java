/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.lifesigns.internal.EngineLog;
import dev.lifesigns.internal.Platform;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings each event, a transition or a run, to each listener exactly once, in order, on one thread per listener.
 *
 * <p>The queue of a listener is bounded: one that blocks for ever costs memory for 10,000 events and no more.
 *
 * @param <E> what listeners are told of
 */
final class EventDispatcher<E> {
    static final int CAPACITY = 10_000;

    private final Platform platform;
    private final String kind;
    private final String threadPrefix;

    /* Read and written under the engine's lock, as is the next. */
    private final List<Subscription<E>> lines = new ArrayList<>();
    private int numbers;

    /**
     * @param kind what listeners are told of, for the log
     */
    EventDispatcher(Platform platform, String kind, String threadPrefix) {
        this.platform = platform;
        this.kind = kind;
        this.threadPrefix = threadPrefix;
    }

    /** Tells one more, from now on. */
    Subscription<E> add(Consumer<? super E> listener) {
        Subscription<E> line = new Subscription<>(kind, listener, platform.sequential(threadPrefix + ++numbers));
        lines.add(line);
        return line;
    }

    /** Tells it nothing new. */
    void remove(Subscription<E> line) {
        if (lines.remove(line)) {
            line.worker.close();
        }
    }

    boolean hasListeners() {
        return !lines.isEmpty();
    }

    /** Called under the engine's lock, so that all listeners see one order; calls no listener. */
    void enqueue(E event) {
        for (Subscription<E> line : lines) {
            line.enqueue(event);
        }
    }

    /** Tells nothing new; what is in the queues is still delivered. */
    void close() {
        lines.forEach(line -> line.worker.close());
    }

    static final class Subscription<E> implements Runnable {
        private final String kind;
        private final Consumer<? super E> listener;
        private final Platform.Workers worker;

        /* Filled under the engine's lock too, hence in one order for all listeners; emptied by the line's one thread. */
        @GuardedBy("this")
        private final ArrayDeque<E> queue = new ArrayDeque<>();

        /*
         * Whether a delivery is queued or under way: while it is, it takes whatever else comes. It is given up only with
         * the queue seen empty under the monitor, or for want of a thread; so no event is left behind, and no two
         * deliveries are under way.
         */
        @GuardedBy("this")
        private boolean delivering;

        /* Events for which there was no room since it was last logged. */
        @GuardedBy("this")
        private long missed;

        /* Logged later: a logger may block, and the engine's lock is held. */
        @GuardedBy("this")
        private @Nullable Throwable hadNoThread;

        Subscription(String kind, Consumer<? super E> listener, Platform.Workers worker) {
            this.kind = kind;
            this.listener = listener;
            this.worker = worker;
        }

        void enqueue(E event) {
            boolean wake;
            synchronized (this) {
                if (queue.size() == CAPACITY) {
                    missed++;
                    return;
                }
                queue.add(event);
                wake = !delivering;
                delivering = true;
            }
            if (wake) {
                wake();
            }
        }

        /** Without a thread to be had, what is queued waits for the next event; the engine must go on. */
        private void wake() {
            try {
                worker.execute(this);
            } catch (Throwable noThread) {
                synchronized (this) {
                    delivering = false;
                    hadNoThread = noThread;
                }
            }
        }

        @Override
        public void run() {
            for (E next = next(); next != null; next = next()) {
                try {
                    listener.accept(next);
                } catch (Throwable contained) {
                    EngineLog.warn("a " + kind + " listener failed", contained);
                }
            }
        }

        private @Nullable E next() {
            long lost = 0;
            Throwable late;
            E next;
            synchronized (this) {
                late = hadNoThread;
                hadNoThread = null;
                next = queue.poll();
                if (next == null) {
                    delivering = false;
                    lost = missed;
                    missed = 0;
                }
            }
            if (late != null) {
                EngineLog.warn("a " + kind + " listener is told late, for want of a thread", late);
            }
            if (lost > 0) {
                EngineLog.warn("a " + kind + " listener was too slow and missed " + lost + " " + kind + "s", null);
            }
            return next;
        }
    }
}
