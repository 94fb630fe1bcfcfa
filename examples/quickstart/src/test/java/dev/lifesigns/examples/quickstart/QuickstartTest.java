/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, from its first answer to its last. */
class QuickstartTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Process program;
    private int port;

    @AfterEach
    void end() {
        program.destroyForcibly();
    }

    @Test
    void readinessIs200AndDegradedWithoutRecommendations() throws Exception {
        startWithArgument();

        HttpResponse<String> ready = awaitAnswer();
        while (ready.body().contains("unknown")) {
            ready = awaitNewsOf(ready);
        }

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .startsWith("{\"status\":\"degraded\"")
                .contains("\"disk\":{\"status\":\"up\"", "\"error\":\"unreachable\"");
    }

    @Test
    void thePortMayComeFromTheEnvironment() throws Exception {
        startWithEnvironment();

        awaitAnswer();
        assertThat(send(get("/livez")).body()).isEqualTo("{\"status\":\"up\"}");
    }

    /** 40 ms for each answer would mean that the server waits for acknowledgements. */
    @Test
    void answersOnOneConnectionAreNotDelayed() throws Exception {
        startWithArgument();
        awaitAnswer();

        for (int i = 0; i < 40; i++) {
            send(get("/health/ready")); // a young connection is acknowledged at once
        }
        long[] nanos = new long[60];
        for (int i = 0; i < nanos.length; i++) {
            long asked = System.nanoTime();
            send(get("/health/ready"));
            nanos[i] = System.nanoTime() - asked;
        }
        Arrays.sort(nanos);
        // a busy machine delays some, the server would delay all
        assertThat(Duration.ofNanos(nanos[nanos.length / 10])).as("fast tenth").isLessThan(Duration.ofMillis(35));
    }

    /** On Windows, where a program cannot be asked to stop, it only has to end without a word. */
    @Test
    void itDrainsBeforeItStops() throws Exception {
        startWithArgument();
        HttpResponse<String> ready = awaitAnswer();

        program.destroy();
        if (program.supportsNormalTermination()) {
            assertDrains(ready);
        }
        assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("whether it stops")
                .isTrue();
        if (program.supportsNormalTermination()) {
            assertThat(program.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
        }
        assertThat(output()).as("what it printed").isEmpty();
    }

    private void assertDrains(HttpResponse<String> before) throws Exception {
        HttpResponse<String> ready = before;
        while (!ready.body().contains("draining")) {
            ready = awaitNewsOf(ready);
        }
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(send(get("/health/live")).statusCode())
                .as("status of liveness while draining")
                .isEqualTo(200);
    }

    private void startWithArgument() throws IOException {
        port = freePort();
        program = java(Integer.toString(port)).start();
    }

    private void startWithEnvironment() throws IOException {
        port = freePort();
        ProcessBuilder java = java();
        java.environment().put("PORT", Integer.toString(port));
        program = java.start();
    }

    private ProcessBuilder java(String... arguments) {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName());
        java.command().addAll(List.of(arguments));
        return java.redirectErrorStream(true).redirectOutput(log().toFile());
    }

    /** Below the ports that systems give away by themselves, so that nobody takes it in between. */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket free = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // Then the next one.
            }
        }
        throw new IOException("port: none between 10000 and 30000 (expected: one that is free)");
    }

    /** The first response of the program, which is given time to start. */
    private HttpResponse<String> awaitAnswer() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return send(get("/health/ready"));
            } catch (IOException notYet) {
                boolean ended = program.waitFor(50, TimeUnit.MILLISECONDS);
                if (ended || System.nanoTime() > deadline) {
                    throw new AssertionError("the program does not answer; it said: " + output(), notYet);
                }
            }
        }
    }

    private HttpResponse<String> awaitNewsOf(HttpResponse<String> known) throws Exception {
        String tag = known.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> news =
                send(get("/health/ready").header("If-None-Match", tag).header("Prefer", "wait=20"));
        assertThat(news.statusCode()).as("status; 304 is no news in 20 s").isNotEqualTo(304);
        return news;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private String output() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return folder.resolve("output.txt");
    }
}
