/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients that wait for the next change ({@code Prefer: wait}), most of which disconnect before it happens. */
final class Waiters extends ConcurrentClients {
    private static final Pattern ETAG = Pattern.compile("(?i)etag: (\\S+)");
    private static final int LONGEST_MILLIS = 4_000;

    Waiters(int port, int readers) {
        super(port, readers);
    }

    @Override
    public String name() {
        return "readers that wait";
    }

    @Override
    void act(int client) throws InterruptedException {
        boolean abortive = client % 2 == 0;
        try (Wire wire = Wire.open(port)) {
            String tag = currentTag();
            if (abortive) {
                wire.abortive();
            }
            wire.send("GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nPrefer: wait=60\r\nIf-None-Match: %s\r\n\r\n"
                    .formatted(tag));
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_MILLIS));
            tally.count(abortive ? "disconnected with a reset" : "disconnected");
        } catch (IOException e) {
            tally.count("not connected, or closed early");
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
