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
 * Delivers each event, a transition or a run, to each listener exactly once, in order, on one thread per listener.
 *
 * <p>The queue of a listener is bounded: one that blocks forever costs memory for 10,000 events and no more.
 *
 * @param <E> the type of event
 */
final class EventDispatcher<E> {
    static final int CAPACITY = 10_000;

    private final Platform platform;
    private final String kind;
    private final String threadPrefix;

    /* Read and written under the engine's lock, as is the next field. */
    private final List<Subscription<E>> subscriptions = new ArrayList<>();
    private int numbers;

    /**
     * @param kind the kind of event, for the log
     */
    EventDispatcher(Platform platform, String kind, String threadPrefix) {
        this.platform = platform;
        this.kind = kind;
        this.threadPrefix = threadPrefix;
    }

    /** Adds a listener, which receives events from now on. */
    Subscription<E> add(Consumer<? super E> listener) {
        Subscription<E> subscription =
                new Subscription<>(kind, listener, platform.sequential(threadPrefix + ++numbers));
        subscriptions.add(subscription);
        return subscription;
    }

    /** Delivers no new events to a listener. */
    void remove(Subscription<E> subscription) {
        if (subscriptions.remove(subscription)) {
            subscription.worker.close();
        }
    }

    boolean hasListeners() {
        return !subscriptions.isEmpty();
    }

    /**
     * Queues an event for all listeners, and calls none. Called under the engine's lock, so that all see the same
     * order.
     */
    void enqueue(E event) {
        for (Subscription<E> subscription : subscriptions) {
            subscription.enqueue(event);
        }
    }

    /** Delivers no new events; queued ones are still delivered. */
    void close() {
        subscriptions.forEach(subscription -> subscription.worker.close());
    }

    static final class Subscription<E> implements Runnable {
        private final String kind;
        private final Consumer<? super E> listener;
        private final Platform.Workers worker;

        /*
         * Filled while the engine's lock is held too, hence in one order for all listeners; emptied by this listener's
         * thread.
         */
        @GuardedBy("this")
        private final ArrayDeque<E> queue = new ArrayDeque<>();

        /*
         * Whether a delivery is queued or in progress: it then includes events that arrive meanwhile. It ends only
         * after the queue was seen empty under the monitor, or if there is no thread. So no event is left behind, and
         * there are never two deliveries at once.
         */
        @GuardedBy("this")
        private boolean delivering;

        /* Events dropped for lack of room since that was last logged. */
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

        /** If no thread can be started, queued events wait for the next one; the engine must continue. */
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
                EngineLog.warn("a " + kind + " listener was called late because no thread could be started", late);
            }
            if (lost > 0) {
                EngineLog.warn("a " + kind + " listener was too slow and missed " + lost + " " + kind + "s", null);
            }
            return next;
        }
    }
}
