/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Ends the process if a graceful stop does not finish: some seconds after the drain delay, or after a second signal.
 * Everything it needs is created before the first signal, so that it works without memory and without any of our locks;
 * a stop may be blocked by a log that nobody reads.
 */
final class HardStop {
    /** How long stopping may take, after the drain delay. */
    static final Duration GRACE = Duration.ofSeconds(10);

    /** The code of a JVM that exits for lack of memory, and of everything else that could not run. */
    private static final int EXIT_CODE = 3;

    private static final long LINE_MILLIS = 200;

    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CountDownLatch again = new CountDownLatch(1);

    /* Never counted down: waiting for it means waiting for the whole time. */
    private final CountDownLatch never = new CountDownLatch(1);

    private HardStop() {}

    /** Waits for the first signal, on a daemon thread of its own. */
    static HardStop prepare(Duration drainDelay) {
        HardStop stop = new HardStop();
        long delayNanos = drainDelay.toNanos();
        long graceMillis = GRACE.toMillis();
        Thread thread = new Thread(() -> stop.await(delayNanos, graceMillis), "lifesigns-hard-stop");
        thread.setDaemon(true);
        thread.start();
        return stop;
    }

    /** Call at the first signal. */
    void leaving() {
        leaving.countDown();
    }

    /** Call at another signal, which ends the drain delay. */
    void again() {
        again.countDown();
    }

    private void await(long delayNanos, long graceMillis) {
        try {
            leaving.await();
            again.await(delayNanos, NANOSECONDS);
            never.await(graceMillis, MILLISECONDS);
        } catch (InterruptedException nobodyDoes) {
            return;
        }
        end("it did not stop within " + GRACE.toSeconds() + " s of the drain delay");
    }

    /** Ends the process because of an error that it cannot recover from, such as a lack of memory. */
    static void now(Throwable fault) {
        end(String.valueOf(fault));
    }

    private static void end(String why) {
        try {
            Thread line = new Thread(() -> print("lifesigns: terminating: " + why), "lifesigns-last-line");
            line.setDaemon(true);
            line.start();
            line.join(LINE_MILLIS);
        } catch (Throwable notEvenThat) {
            // The exit code says it too.
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Bypasses everything that may hold a lock. */
    private static void print(String text) {
        try (FileOutputStream err = new FileOutputStream(FileDescriptor.err)) {
            err.write((text.lines().findFirst().orElse("") + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyReads) {
            // The exit code says it too.
        }
    }
}
