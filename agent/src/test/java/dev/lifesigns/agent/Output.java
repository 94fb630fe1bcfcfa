/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The lines of a process, read as they come, so that it never waits for its reader. Thread-safe. */
final class Output {
    private final String name;

    // Both are guarded by this.
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    Output(String name, InputStream stream) {
        this.name = name;
        Thread reader = new Thread(() -> read(stream), "reader-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** All lines so far. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first line that is meant; an {@link AssertionError} with all of them if it does not come in time. */
    synchronized String await(Predicate<String> meant, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (int next = 0; ; ) {
            for (; next < lines.size(); next++) {
                if (meant.test(lines.get(next))) {
                    return lines.get(next);
                }
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (ended || left <= 0) {
                throw new AssertionError("no such line on " + name + ": " + lines);
            }
            wait(left);
        }
    }

    /** All lines, once the process has closed the stream; the process is bounded in time by its test. */
    synchronized List<String> awaitAll() throws InterruptedException {
        while (!ended) {
            wait();
        }
        return List.copyOf(lines);
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("(broken off: " + e + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
