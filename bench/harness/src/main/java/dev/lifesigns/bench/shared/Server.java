/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.shared;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running service, and what the kernel reports about its process and the processes that it started. */
public final class Server implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);
    private static final double MILLIS_PER_TICK = 10;

    private static final Set<Server> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Server::close)));
    }

    public final Service service;
    public final int port;
    private final Process process;
    private final long started;

    private Server(Service service, int port, Process process, long started) {
        this.service = service;
        this.port = port;
        this.process = process;
        this.started = started;
        RUNNING.add(this);
    }

    public static Server start(Build build, Service service) throws IOException {
        int port = freePort();
        File log = build.log(service.name());
        ProcessBuilder command = service.launch().command(port);
        command.environment().put("JAVA_HOME", build.javaHome());
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        long started = System.nanoTime();
        return new Server(service, port, command.start(), started);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** Waits until a path responds with 200, and returns how long that took from the start of the process. */
    public Duration awaitOk(String path) throws InterruptedException {
        while (System.nanoTime() - started < START_LIMIT.toNanos()) {
            if (Probe.ask(port, path, ONE_SECOND).code() == 200) {
                return Duration.ofNanos(System.nanoTime() - started);
            }
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        service.name() + ": exit " + process.exitValue() + " (expected: a server)");
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException(service.name() + ": " + path + " (expected: 200 within " + START_LIMIT + ")");
    }

    public Probe.Answer ready() {
        return Probe.ask(port, service.ready(), ONE_SECOND);
    }

    public Probe.Answer live() {
        return Probe.ask(port, service.live(), ONE_SECOND);
    }

    /** The processor time used so far. */
    public double cpuMillis() {
        return sum(pid -> {
                    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                    // after the name, which may hold blanks: state is field 3, utime 14 and stime 15
                    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                })
                * MILLIS_PER_TICK;
    }

    /** Resident memory. */
    public double residentMegabytes() {
        return sum(pid -> status(pid, "VmRSS:")) / 1024.0;
    }

    public long threads() {
        return sum(pid -> status(pid, "Threads:"));
    }

    /** Open files, sockets and the like. */
    public long descriptors() {
        return sum(pid -> {
            try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
                return open.count();
            }
        });
    }

    public long pid() {
        return process.pid();
    }

    private static long status(long pid, String field) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        String line = lines.stream()
                .filter(each -> each.startsWith(field))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private interface Reading {
        long of(long pid) throws IOException;
    }

    private long sum(Reading reading) {
        long sum = 0;
        for (ProcessHandle each : family().toList()) {
            try {
                sum += reading.of(each.pid());
            } catch (IOException ended) {
                throw new IllegalStateException(
                        service.name() + ": process " + each.pid() + " (expected: to be alive)", ended);
            }
        }
        return sum;
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Sends SIGTERM, waits, and then kills. */
    @Override
    public void close() {
        List<ProcessHandle> family = family().toList();
        process.destroy();
        try {
            process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        RUNNING.remove(this);
    }
}
