/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Clients that guess the operator's password, each a few times per second, with a different password each time. */
final class Guessers extends ConcurrentClients {
    private static final Duration PAUSE = Duration.ofMillis(200);

    Guessers(int port, int guessers) {
        super(port, guessers);
    }

    @Override
    public String name() {
        return "password guessers";
    }

    @Override
    void act(int client) throws InterruptedException {
        guess();
        Thread.sleep(PAUSE);
    }

    private void guess() {
        String credentials = "operator:" + ThreadLocalRandom.current().nextLong();
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
        try (Wire wire = Wire.open(port)) {
            tally.count(Wire.status(wire.send(
                            "GET /health/detailed HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Basic %s\r\n\r\n"
                                    .formatted(encoded))
                    .receive()));
        } catch (IOException e) {
            tally.count("not connected, or closed early");
        }
    }
}
