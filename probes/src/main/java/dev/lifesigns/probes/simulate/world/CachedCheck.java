/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.world;

import dev.lifesigns.probes.simulate.scenario.Application.Check;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** One check of one process on its own schedule: one run in flight, a deadline, thresholds, an age. */
final class CachedCheck extends Timer {
    /** The fraction by which a period may be shorter, so that pods that start together do not run their checks together. */
    private static final double JITTER = 0.1;

    private enum Status {
        NONE,
        UP,
        DOWN
    }

    private final EventQueue queue;
    private final Backend backend;
    private final Check check;
    private final RandomGenerator random;
    private final long period;
    private final long timeout;
    private final long staleAfter;

    private Status status = Status.NONE;
    private boolean everUp;
    private boolean running;
    private boolean firstRun = true;
    private boolean coming;
    private boolean lastRun;
    private int run;
    private long begunAt;
    private long evidenceAt;

    CachedCheck(EventQueue queue, Backend backend, Check check, RandomGenerator random) {
        this.queue = queue;
        this.backend = backend;
        this.check = check;
        this.random = random;
        this.period = check.period().toNanos();
        Duration limit = check.timeout();
        this.timeout = limit == null ? Answer.NEVER : limit.toNanos();
        this.staleAfter = check.staleAfter().toNanos();
    }

    String name() {
        return check.name();
    }

    void start() {
        queue.after(0, this);
    }

    void end() {
        queue.cancel(this);
    }

    @Override
    void fire() {
        if (running) {
            conclude();
        } else {
            ask();
        }
    }

    boolean succeeds() {
        return status == Status.UP && !isStale();
    }

    boolean isNotKnownToFail() {
        return status != Status.DOWN || isStale();
    }

    boolean hasEverSucceeded() {
        return everUp;
    }

    private boolean isStale() {
        return queue.now() - evidenceAt > staleAfter;
    }

    private void ask() {
        Answer answer = backend.query(random);
        running = true;
        begunAt = queue.now();
        coming = answer.ok() && answer.after() < timeout;
        queue.after(Math.min(answer.after(), timeout), this);
    }

    private void conclude() {
        running = false;
        evidenceAt = queue.now();
        run = status != Status.NONE && coming == lastRun ? run + 1 : 1;
        lastRun = coming;
        int threshold = coming ? check.successThreshold() : check.failureThreshold();
        if (status == Status.NONE || run >= threshold) {
            status = coming ? Status.UP : Status.DOWN;
            everUp |= coming;
        }
        queue.at(begunAt + gap(), this);
    }

    private long gap() {
        double part = firstRun ? random.nextDouble() : 1 - JITTER * random.nextDouble();
        firstRun = false;
        return (long) (part * period);
    }
}
