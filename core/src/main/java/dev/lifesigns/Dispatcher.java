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
import org.jspecify.annotations.Nullable;

/**
 * Brings each transition to each listener exactly once, in order, on one thread per listener.
 *
 * <p>The queue of a listener is bounded: one that blocks for ever costs memory for 10,000 transitions and no more.
 */
final class Dispatcher {
    static final int CAPACITY = 10_000;

    private final List<Line> lines = new ArrayList<>();

    Dispatcher(Platform platform, List<TransitionListener> listeners) {
        for (TransitionListener listener : listeners) {
            lines.add(new Line(listener, platform.sequential("lifesigns-listener-" + (lines.size() + 1))));
        }
    }

    /** Called under the engine's lock, so that all listeners see one order; calls no listener. */
    void enqueue(Transition transition) {
        for (Line line : lines) {
            line.enqueue(transition);
        }
    }

    /** Tells nothing new; what is in the queues is still delivered. */
    void close() {
        lines.forEach(line -> line.worker.close());
    }

    private static final class Line implements Runnable {
        private final TransitionListener listener;
        private final Platform.Workers worker;

        /* Filled under the engine's lock too, hence in one order for all listeners; emptied by the line's one thread. */
        @GuardedBy("this")
        private final ArrayDeque<Transition> queue = new ArrayDeque<>();

        /*
         * Whether a delivery is queued or under way: while it is, it takes whatever else comes. It is given up only with
         * the queue seen empty under the monitor, or for want of a thread; so no transition is left behind, and no two
         * deliveries are under way.
         */
        @GuardedBy("this")
        private boolean delivering;

        /* Transitions for which there was no room since it was last logged. */
        @GuardedBy("this")
        private long missed;

        /* Logged later: a logger may block, and the engine's lock is held. */
        @GuardedBy("this")
        private @Nullable Throwable hadNoThread;

        Line(TransitionListener listener, Platform.Workers worker) {
            this.listener = listener;
            this.worker = worker;
        }

        void enqueue(Transition transition) {
            boolean wake;
            synchronized (this) {
                if (queue.size() == CAPACITY) {
                    missed++;
                    return;
                }
                queue.add(transition);
                wake = !delivering;
                delivering = true;
            }
            if (wake) {
                wake();
            }
        }

        /** Without a thread to be had, what is queued waits for the next transition; the engine must go on. */
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
            for (Transition next = next(); next != null; next = next()) {
                try {
                    listener.onTransition(next);
                } catch (Throwable contained) {
                    EngineLog.warn("a transition listener failed", contained);
                }
            }
        }

        private @Nullable Transition next() {
            long lost = 0;
            Throwable late;
            Transition next;
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
                EngineLog.warn("a transition listener is told late, for want of a thread", late);
            }
            if (lost > 0) {
                EngineLog.warn("a transition listener was too slow and missed " + lost + " transitions", null);
            }
            return next;
        }
    }
}
