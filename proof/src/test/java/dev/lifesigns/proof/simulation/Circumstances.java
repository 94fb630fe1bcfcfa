/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.simulation;

import dev.lifesigns.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What the judges of a world share: its clocks, what was done to them, and a trace of what happened last. */
final class Circumstances {
    private static final int REMEMBERED = 60;

    private final VirtualTime time;
    private final Leftovers leftovers = new Leftovers();
    private final ArrayDeque<String> trace = new ArrayDeque<>();
    private long thawed = Long.MIN_VALUE;
    private long frozenNanos;
    private long longestStarvation;
    private long closedAt = Long.MAX_VALUE;
    private long fingerprint;
    private int sleepers;
    private @Nullable Violation violation;
    private long livedUntilViolation = Long.MAX_VALUE;

    Circumstances(VirtualTime time) {
        this.time = time;
    }

    Leftovers leftovers() {
        return leftovers;
    }

    long now() {
        return time.elapsed().toNanos();
    }

    Instant wall() {
        return time.now();
    }

    /** Whether something that was due then should have happened: time has passed it, and the process was not frozen. */
    boolean overdue(long due) {
        return now() > Math.max(due, thawed);
    }

    /** The same for what needs a thread, which may have had to wait for one. */
    boolean overdueOnThread(long due) {
        return overdue(afterThread(due));
    }

    /** When what is handed to a thread at that time has one, at the latest. */
    long afterThread(long moment) {
        return moment + longestStarvation;
    }

    void thawed(long frozen) {
        thawed = now();
        frozenNanos += frozen;
    }

    /** The virtual time until now, or until the first violation, without that in which the process was frozen. */
    Duration lived() {
        return Duration.ofNanos(Math.min(now() - frozenNanos, livedUntilViolation));
    }

    void starved(long delay) {
        longestStarvation = Math.max(longestStarvation, delay);
    }

    /** Whether tasks ever had to wait for threads: then a run may have started later than it was handed over. */
    boolean everStarved() {
        return longestStarvation > 0;
    }

    void closed() {
        closedAt = Math.min(closedAt, now());
    }

    boolean open() {
        return closedAt == Long.MAX_VALUE;
    }

    long closedAt() {
        return closedAt;
    }

    /** Sleeps as part of a check, a listener or a reader, and is counted meanwhile. */
    void sleep(Duration duration) throws InterruptedException {
        sleepers++;
        try {
            time.sleep(duration);
        } finally {
            sleepers--;
        }
    }

    int sleepers() {
        return sleepers;
    }

    /** Judges; of all violations the first is kept, since the others may follow from it. */
    void guarded(Runnable judgement) {
        if (violation == null) {
            try {
                judgement.run();
            } catch (Violation first) {
                violation = first;
                livedUntilViolation = now() - frozenNanos;
                note(first.getMessage());
            }
        }
    }

    @Nullable
    Violation violation() {
        return violation;
    }

    void note(String event) {
        String line = time.elapsed() + " " + event;
        fingerprint = fingerprint * 31 + line.hashCode();
        if (trace.size() == REMEMBERED) {
            trace.remove();
        }
        trace.add(line);
    }

    /** Equal for two worlds in which the same happened. */
    long fingerprint() {
        return fingerprint;
    }

    String trace() {
        return String.join("\n  ", trace);
    }
}
