/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Malformed requests: the agent must reject each or close the connection, and none may cause an internal error. */
final class MalformedTraffic implements Attack {
    static final String FAULT = "500";

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    private static final List<String> REQUESTS = List.of(
            "\0\1\2\3\r\n\r\n",
            "\u0016\u0003\u0001\2\0\1\0\1\u00fc\u0003\u0003 a greeting of TLS",
            "GET\r\n\r\n",
            "GET /health/ready HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
            "GET /health/ready HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET /health/%zz" + HOST + "\r\n",
            "GET /health/../../etc/passwd" + HOST + "\r\n",
            "GET /" + "a".repeat(20_000) + HOST + "\r\n",
            "GET /health/ready" + HOST + "X-Big: " + "a".repeat(60_000) + "\r\n\r\n",
            "GET /health/ready" + HOST + "X: y\r\n".repeat(5_000) + "\r\n",
            "GET /health/ready" + HOST + "Content-Length: -1\r\n\r\n",
            "GET /health/ready" + HOST + "No colon\r\n\r\n",
            "POST /health/ready" + HOST + "Content-Length: 1000000000\r\n\r\nand no more",
            "POST /health/ready" + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET /health/ready" + HOST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    private final int port;
    private final Tally tally = new Tally();

    MalformedTraffic(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return "malformed and oversized requests";
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public void run() throws InterruptedException {
        for (int i = 0; ; i++) {
            String request = REQUESTS.get(i % REQUESTS.size());
            Thread.ofVirtual().start(() -> send(request));
            Thread.sleep(PAUSE);
        }
    }

    private void send(String request) {
        try (Wire wire = Wire.open(port)) {
            String status = Wire.status(wire.send(request).receive());
            tally.count(status.equals("none") ? "cut off, or no answer" : status);
        } catch (IOException cutOff) {
            tally.count("cut off, or no answer");
        }
    }
}
