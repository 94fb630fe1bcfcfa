/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package fire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Readers who ask to be told when something changes ({@code Prefer: wait}), and most of whom do not wait for it. */
final class Waiters implements Attack {
    private static final Pattern ETAG = Pattern.compile("(?i)etag: (\\S+)");
    private static final String WAIT =
            "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nPrefer: wait=60\r\nIf-None-Match: %s\r\n\r\n";
    private static final int LONGEST_MILLIS = 4_000;

    private final int port;
    private final int readers;
    private final Tally tally = new Tally();

    Waiters(int port, int readers) {
        this.port = port;
        this.readers = readers;
    }

    @Override
    public String name() {
        return "readers that wait";
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            boolean abortive = i % 2 == 0;
            threads.add(Thread.ofVirtual().start(() -> readForEver(abortive)));
        }
        try {
            for (Thread each : threads) {
                each.join();
            }
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private void readForEver(boolean abortive) {
        try {
            while (true) {
                waitAWhile(abortive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitAWhile(boolean abortive) throws InterruptedException {
        try (Wire wire = Wire.open(port)) {
            String tag = currentTag();
            if (abortive) {
                wire.abortive();
            }
            wire.send(WAIT.formatted(tag));
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_MILLIS));
            tally.count(abortive ? "left with a reset" : "left");
        } catch (IOException e) {
            tally.count("not connected, or cut off");
            Thread.sleep(100);
        }
    }

    private String currentTag() throws IOException {
        try (Wire wire = Wire.open(port)) {
            Matcher tag = ETAG.matcher(wire.send(Wire.PROBE).receive());
            return tag.find() ? tag.group(1) : "*";
        }
    }
}
