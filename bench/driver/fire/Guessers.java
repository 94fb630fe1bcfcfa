/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package fire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Clients that guess the operator's password, each a few times a second, another one each time. */
final class Guessers implements Attack {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String GUESS =
            "GET /health/detailed HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Basic %s\r\n\r\n";

    private final int port;
    private final int guessers;
    private final Tally tally = new Tally();

    Guessers(int port, int guessers) {
        this.port = port;
        this.guessers = guessers;
    }

    @Override
    public String name() {
        return "password guessers";
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void run() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < guessers; i++) {
            threads.add(Thread.ofVirtual().start(this::guessForEver));
        }
        try {
            for (Thread each : threads) {
                each.join();
            }
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private void guessForEver() {
        try {
            while (true) {
                guess();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void guess() {
        String credentials = "operator:" + ThreadLocalRandom.current().nextLong();
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));
        try (Wire wire = Wire.open(port)) {
            tally.count(Wire.status(wire.send(GUESS.formatted(encoded)).receive()));
        } catch (IOException e) {
            tally.count("not connected, or cut off");
        }
    }
}
