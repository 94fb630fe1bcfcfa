/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the sample of a scrape, in which everything that is counted grows from one scrape to the next. */
final class SampleTarget implements Closeable {
    private static final Pattern COUNTED = Pattern.compile("(\\w+_(?:total|bucket|sum|count)\\{.*}) (\\S+)");

    private final HttpServer server;
    private final String sample;
    private final Semaphore scraped = new Semaphore(0);
    private int scrapes;

    private SampleTarget(HttpServer server, String sample) {
        this.server = server;
        this.sample = sample;
    }

    static SampleTarget start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SampleTarget target = new SampleTarget(server, Observability.series());
        server.createContext("/metrics", target::answer);
        server.start();
        return target;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Waits for a scrape that starts from now on. */
    void awaitScrape() throws InterruptedException {
        scraped.drainPermits();
        assertThat(scraped.tryAcquire(60, SECONDS))
                .as("scraped within a minute")
                .isTrue();
    }

    // the server has one thread
    private void answer(HttpExchange exchange) throws IOException {
        scrapes++;
        byte[] body =
                sample.lines().map(this::grown).collect(joining("\n", "", "\n")).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        scraped.release();
    }

    private String grown(String line) {
        Matcher counted = COUNTED.matcher(line);
        return counted.matches() ? counted.group(1) + " " + Double.parseDouble(counted.group(2)) * scrapes : line;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
