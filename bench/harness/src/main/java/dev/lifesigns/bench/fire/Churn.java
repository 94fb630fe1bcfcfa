/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Connections with one request or less each, which end in every possible way. */
final class Churn implements Attack {
    /** What breaks the promise: a client that sends a request and reads gets no response. */
    static final String UNANSWERED = "unanswered";

    private static final String HALF = Wire.PROBE.substring(0, 40);

    private final int port;
    private final Duration pause;
    private final Tally tally = new Tally();
    private final List<Visit> visits =
            List.of(this::asks, this::abortsTheRequest, this::abortsTheAnswer, this::closesItsHalf, this::saysNothing);

    private interface Visit {
        void with(Wire wire) throws IOException;
    }

    Churn(int port, int perSecond) {
        this.port = port;
        this.pause = Duration.ofSeconds(1).dividedBy(perSecond);
    }

    @Override
    public String name() {
        return "new connections";
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void run() throws InterruptedException {
        long started = System.nanoTime();
        for (int i = 0; ; i++) {
            Visit visit = visits.get(i % visits.size());
            Thread.ofVirtual().start(() -> pay(visit));
            Thread.sleep(Duration.ofNanos(Math.max(0, started + i * pause.toNanos() - System.nanoTime())));
        }
    }

    private void pay(Visit visit) {
        try (Wire wire = Wire.open(port)) {
            visit.with(wire);
        } catch (IOException e) {
            tally.count("not connected, or closed early");
        }
    }

    private void asks(Wire wire) throws IOException {
        String status = Wire.status(wire.send(Wire.PROBE).receive());
        tally.count(status.equals("none") ? UNANSWERED : status);
    }

    private void abortsTheRequest(Wire wire) throws IOException {
        wire.abortive().send(HALF);
        tally.count("reset in the middle of the request");
    }

    private void abortsTheAnswer(Wire wire) throws IOException {
        wire.abortive().send(Wire.PROBE);
        tally.count("reset before the response was read");
    }

    private void closesItsHalf(Wire wire) throws IOException {
        String received = wire.send(Wire.PROBE).endOfSending().receive();
        tally.count(
                Wire.status(received).equals("none") ? "half-closed, no response" : "half-closed, response received");
    }

    private void saysNothing(Wire wire) {
        tally.count("closed without a request");
    }
}
