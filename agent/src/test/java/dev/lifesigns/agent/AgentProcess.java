/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The installed agent as a process of its own, started as its users do: by the script, with options and environment.
 * Nothing here waits for ever.
 */
final class AgentProcess implements AutoCloseable {
    /** What the build has laid out. */
    static final Path INSTALLED = Path.of("target", "lifesigns").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final Process process;
    private final Output out;
    private final Output err;

    /**
     * What a run that ended left behind.
     *
     * @param took from the start of the process, that of the JVM included
     */
    record Ended(int exitCode, List<String> out, List<String> err, Duration took) {
        /** Everything that was printed. */
        String printed() {
            return String.join("\n", out) + "\n" + String.join("\n", err);
        }
    }

    private AgentProcess(Process process) {
        this.process = process;
        this.out = new Output("stdout", process.getInputStream());
        this.err = new Output("stderr", process.getErrorStream());
    }

    /** Starts one, with more environment variables than the test's own. */
    static AgentProcess start(Path installation, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(installation, Path.of("").toAbsolutePath(), environment, arguments);
    }

    private static AgentProcess start(
            Path installation, Path directory, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(installation.resolve("bin/lifesigns").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new AgentProcess(builder.start());
    }

    /** Runs one to its end, in that working directory. */
    static Ended runIn(Path directory, String... arguments) throws IOException, InterruptedException {
        return run(INSTALLED, directory, Map.of(), arguments);
    }

    /** Starts one in that working directory. */
    static AgentProcess startIn(Path directory, String... arguments) throws IOException {
        return start(INSTALLED, directory, Map.of(), arguments);
    }

    static AgentProcess start(String... arguments) throws IOException {
        return start(INSTALLED, Map.of(), arguments);
    }

    /** Runs one to its end. */
    static Ended run(Path installation, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(installation, Path.of("").toAbsolutePath(), environment, arguments);
    }

    private static Ended run(Path installation, Path directory, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (AgentProcess agent = start(installation, directory, environment, arguments)) {
            agent.process.getOutputStream().close();
            int exitCode = agent.awaitExit();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            return new Ended(exitCode, agent.out.awaitAll(), agent.err.awaitAll(), took);
        }
    }

    static Ended run(String... arguments) throws IOException, InterruptedException {
        return run(INSTALLED, Map.of(), arguments);
    }

    /** Serves that configuration on a free port, and waits until it says where. */
    static AgentProcess serve(Path directory, Map<String, String> environment, String yaml)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("lifesigns.yaml"), yaml);
        AgentProcess agent = start(INSTALLED, environment, "serve", "--port", "0", "--config", file.toString());
        agent.url();
        return agent;
    }

    static AgentProcess serve(Path directory, String yaml) throws IOException, InterruptedException {
        return serve(directory, Map.of(), yaml);
    }

    /** Where it says that it answers, without a slash at the end. */
    String url() throws InterruptedException {
        String line = out.await(said -> said.contains("/ready"), PATIENCE);
        return line.substring(line.indexOf("http"), line.indexOf("/ready"));
    }

    /** The URL after a word that it greets with. */
    String greeted(String word) throws InterruptedException {
        String line = out.await(said -> said.strip().startsWith(word + " "), PATIENCE);
        return line.strip().substring(word.length()).strip();
    }

    int port() throws InterruptedException {
        return URI.create(url()).getPort();
    }

    /** The answer to a path below the base path. */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** What a scraper without credentials sees. */
    String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/metrics"))
                .timeout(PATIENCE)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    /** Waits until readiness has said a word, such as {@code "status":"up"}. */
    void awaitReady(String word) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String body = get("/ready").body();
        while (!body.contains(word)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("readiness never said " + word + ": " + body + "\n" + err.lines());
            }
            Thread.sleep(20);
            body = get("/ready").body();
        }
    }

    /** Waits for a line of its log. */
    void awaitLogged(String part) throws InterruptedException {
        err.await(line -> line.contains(part), PATIENCE);
    }

    List<String> out() {
        return out.lines();
    }

    List<String> err() {
        return err.lines();
    }

    /** Sends a signal, such as TERM, and returns when it is delivered. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + name + ": exit " + kill.exitValue());
        }
    }

    /** How many threads the kernel counts. */
    int threads() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring("Threads:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, once it has ended by itself. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE + ": " + out.lines() + err.lines());
        }
        return process.exitValue();
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
