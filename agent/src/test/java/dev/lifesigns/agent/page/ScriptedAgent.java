/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.http.HealthEndpoint;
import dev.lifesigns.http.HealthResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An agent that says what a test wants: its page is the real one, its data and events are scripted. It keeps the contract of
 * {@code docs/http.md}.
 */
final class ScriptedAgent implements AutoCloseable {
    static {
        // its server would otherwise hold the end of a response back until the browser acknowledges the rest, 40 ms
        // later
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HealthChecker none = HealthChecker.builder().build();
    private final HealthEndpoint files;
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    /** What was sent, in the order of its ids, locked by the readers: one that comes back gets what it has missed. */
    private final List<String> events = new ArrayList<>();

    private final AtomicInteger connected = new AtomicInteger();
    private volatile String report;
    private volatile boolean streaming = true;
    private volatile boolean silent;
    private volatile @Nullable String token;
    private volatile @Nullable String basic;
    private volatile List<String> challenges = List.of("Bearer realm=\"health\"");

    private record Reader(OutputStream out, HttpExchange exchange) {
        /** False if it is gone. */
        boolean received(String text) {
            try {
                out.write(text.getBytes(UTF_8));
                out.flush();
                return true;
            } catch (IOException gone) {
                return false;
            }
        }
    }

    private ScriptedAgent(String report) throws IOException {
        this.report = report;
        HealthEndpoint.Builder builder = HealthEndpoint.builder(none);
        Page.addTo(builder, "/health");
        files = builder.build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        server.start();
    }

    static ScriptedAgent saying(Reports report) throws IOException {
        return new ScriptedAgent(report.json());
    }

    /** Has no events, as an agent behind a server that cannot stream. */
    ScriptedAgent withoutEvents() {
        streaming = false;
        return this;
    }

    /** Shows data to bearers of that token only. */
    ScriptedAgent requiring(String required, String... challenges) {
        token = required;
        this.challenges = List.of(challenges);
        return this;
    }

    /** Shows them to that user, too. */
    ScriptedAgent acceptingBasic(String user, String password) {
        basic = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return this;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often a stream was opened. */
    int connected() {
        return connected.get();
    }

    /** What a request sees from now on. */
    void say(Reports next) {
        report = next.json();
    }

    /** Sends an event to all readers. */
    void send(String event, String json) {
        synchronized (readers) {
            events.add("event: " + event + "\nid: p-" + (events.size() + 1) + "\ndata: " + json + "\n\n");
            send(events.get(events.size() - 1));
        }
    }

    /** Shows that it is alive. */
    void comment() {
        send(": alive\n\n");
    }

    private void send(String text) {
        synchronized (readers) {
            readers.removeIf(reader -> !reader.received(text));
        }
    }

    /** Ends all streams in the middle. */
    void cut() {
        readers.forEach(reader -> reader.exchange.close());
        readers.clear();
    }

    /** Accepts everything and says nothing, as a process that is stopped. */
    void fallSilent(boolean silent) {
        this.silent = silent;
    }

    private void respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/health/detailed") || path.equals("/health/events")) {
            if (silent) {
                return; // and the connection stays open
            }
            if (!admits(exchange.getRequestHeaders().getFirst("Authorization"))) {
                challenges.forEach(challenge -> exchange.getResponseHeaders().add("WWW-Authenticate", challenge));
                send(exchange, 401, "application/problem+json", "{}");
            } else if (path.endsWith("/detailed")) {
                detailed(exchange);
            } else if (streaming) {
                stream(exchange);
            } else {
                send(exchange, 501, "application/problem+json", "{}");
            }
            return;
        }
        file(exchange, path);
    }

    private boolean admits(@Nullable String authorization) {
        return token == null
                || ("Bearer " + token).equals(authorization)
                || (basic != null && basic.equals(authorization));
    }

    private void detailed(HttpExchange exchange) throws IOException {
        String body = report;
        String tag = "W/\""
                + Integer.toHexString(body.replaceAll("_time\":\"[^\"]*\"", "").hashCode()) + '"';
        exchange.getResponseHeaders().add("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else {
            send(exchange, 200, "application/json;charset=utf-8", body);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream;charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        // one step: a reader that has seen its first event gets the next one
        synchronized (readers) {
            out.write(
                    ("retry: 100\n\n" + first(exchange.getRequestHeaders().getFirst("Last-Event-ID"))).getBytes(UTF_8));
            out.flush();
            readers.add(new Reader(out, exchange));
        }
        connected.incrementAndGet();
    }

    private String first(@Nullable String lastId) {
        if (lastId == null) {
            return "event: state\nid: p-" + events.size() + "\ndata: " + report + "\n\n";
        }
        int seen = Integer.parseInt(lastId.substring("p-".length()));
        return ": resumed\n\n" + String.join("", events.subList(seen, events.size()));
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        HealthResponse response = files.handle(new PageRequest(exchange.getRequestMethod(), path, Map.of()))
                .toCompletableFuture()
                .join();
        response.headers().stream()
                .filter(header -> !header.name().equals("Content-Length"))
                .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        exchange.sendResponseHeaders(response.status(), response.bodyLength() == 0 ? -1 : response.bodyLength());
        try (OutputStream out = exchange.getResponseBody()) {
            response.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        cut();
        server.stop(0);
        threads.shutdownNow();
        none.close();
    }
}
