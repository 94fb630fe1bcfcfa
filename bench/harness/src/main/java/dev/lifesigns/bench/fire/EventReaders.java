/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.time.Duration;

/** Clients that read events for as long as they come, and connect again when they end. */
final class EventReaders extends ConcurrentClients {
    /** Twice as long as between two comments. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    EventReaders(int port, int readers) {
        super(port, readers);
    }

    @Override
    public String name() {
        return "readers of events";
    }

    @Override
    void act(int client) throws InterruptedException {
        try (Wire wire = Wire.open(port)) {
            wire.send("GET /health/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(Agent.TOKEN))
                    .receiveLines(SILENCE, this::count);
        } catch (IOException e) {
            tally.count("not connected, or nothing came for 10 s");
        }
        Thread.sleep(PAUSE);
    }

    private void count(String line) {
        if (line.startsWith("event: ")) {
            tally.count(line.substring("event: ".length()));
        } else if (line.startsWith("HTTP/")) {
            tally.count(Wire.status(line + '\r'));
        }
    }
}
