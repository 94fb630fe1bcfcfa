/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A Prometheus of its own on loopback, which scrapes one target each second. */
final class PrometheusServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]*)\"]");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final Process process;
    private final int port;
    private final Path log;

    private PrometheusServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * Starts one.
     *
     * @param directory for its files
     * @param target a port of loopback
     * @param path the path of the metrics there
     * @param token the bearer token to send, or an empty text for none
     */
    static PrometheusServer scraping(Path directory, int target, String path, String token) throws IOException {
        Path secret = Files.writeString(directory.resolve("token"), token);
        String authorization = token.isEmpty() ? "" : "    authorization: {credentials_file: '" + secret + "'}\n";
        Path config =
                Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: lifesigns
                    metrics_path: %s
                %s    static_configs: [{targets: ['127.0.0.1:%d']}]
                """.formatted(path, authorization, target));
        Path log = directory.resolve("prometheus.log");
        int port = freePort();
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PrometheusServer(process, port, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until an instant query has as many results as values, each the expected one. */
    void await(String query, String... values) throws Exception {
        await(query, List.of(values)::equals, List.of(values).toString());
    }

    /** Waits until an instant query has one result that is a number greater than zero. */
    void awaitPositive(String query) throws Exception {
        await(query, values -> values.size() == 1 && Double.parseDouble(values.get(0)) > 0, "one, above 0");
    }

    private void await(String query, Predicate<List<String>> expected, String description) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String body = "no answer";
        while (System.nanoTime() < end) {
            body = body("query?query=" + URLEncoder.encode(query, UTF_8));
            List<String> values =
                    VALUE.matcher(body).results().map(match -> match.group(1)).toList();
            if (body.startsWith("{\"status\":\"success\"") && expected.test(values)) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError(query + " never was " + description + ": " + body + "\n" + Files.readString(log));
    }

    /** What it knows of a metric, as JSON. */
    String metadata(String metric) throws Exception {
        return body("metadata?metric=" + metric);
    }

    private String body(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .timeout(PATIENCE)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, SECONDS);
    }
}
