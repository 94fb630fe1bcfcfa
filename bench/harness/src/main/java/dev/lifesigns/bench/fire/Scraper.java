/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.time.Duration;

/** One Prometheus server, more impatient than most. */
final class Scraper extends ConcurrentClients {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final String REQUEST = String.join(
            "\r\n",
            "GET /metrics HTTP/1.1",
            "Host: 127.0.0.1",
            "Connection: close",
            "Accept: application/openmetrics-text;version=1.0.0",
            "Accept-Encoding: gzip",
            "",
            "");

    Scraper(int port) {
        super(port, 1);
    }

    @Override
    public String name() {
        return "scraper";
    }

    @Override
    void act(int client) throws InterruptedException {
        try (Wire wire = Wire.open(port)) {
            tally.count(Wire.status(wire.send(REQUEST).receive()));
        } catch (IOException e) {
            tally.count("not connected, or closed early");
        }
        Thread.sleep(INTERVAL);
    }
}
