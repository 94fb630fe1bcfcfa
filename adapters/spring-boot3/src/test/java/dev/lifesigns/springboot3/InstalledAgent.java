/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The agent that the build has laid out, as a process of its own on a free port. */
final class InstalledAgent implements AutoCloseable {
    private static final Path PROGRAM = Path.of("..", "..", "agent", "target", "lifesigns", "bin", "lifesigns")
            .toAbsolutePath();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    private InstalledAgent(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it listens; its log is that of the test. */
    static InstalledAgent serve(Path configuration) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM.toString(), "serve", "--port", "0", "--config", configuration.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        BufferedReader out = process.inputReader(UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("/ready")) {
                return new InstalledAgent(
                        process,
                        URI.create(line.substring(line.indexOf("http"))).getPort());
            }
        }
        throw new IOException("the agent ended before it listened");
    }

    int port() {
        return port;
    }

    /** Waits until readiness has this status; the test's time limit bounds it. */
    void awaitReadiness(String status) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .build();
        while (!CLIENT.send(ready, BodyHandlers.ofString()).body().startsWith("{\"status\":\"" + status + "\"")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Makes it drain. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
