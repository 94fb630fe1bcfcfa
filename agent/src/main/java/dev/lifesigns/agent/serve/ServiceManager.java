/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckStatus;
import dev.lifesigns.HealthChecker;
import dev.lifesigns.HealthSnapshot;
import dev.lifesigns.Probes;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The service manager that started the agent: systemd, or whatever listens in its place. It is notified as {@code sd_notify(3)}
 * describes. If there is none, nothing happens. Thread-safe.
 */
final class ServiceManager implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("lifesigns");
    private static final String READY = "READY=1";

    /** Less than systemd waits for a start, however long the first run of a check is delayed. */
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final @Nullable NotifySocket socket;
    private final @Nullable Duration watchdogTimeout;

    private volatile @Nullable Watchdog watchdog;
    private volatile boolean failed;

    private ServiceManager(@Nullable NotifySocket socket, @Nullable Duration watchdogTimeout) {
        this.socket = socket;
        this.watchdogTimeout = watchdogTimeout;
    }

    /**
     * The manager that is named in the environment of a process.
     *
     * @param pid of that process; the watchdog may be meant for another one
     */
    static ServiceManager of(Map<String, String> environment, long pid) {
        String address = environment.get("NOTIFY_SOCKET");
        if (address == null) {
            return new ServiceManager(null, null);
        }
        if (!NotifySocket.isAddress(address)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    () -> "NOTIFY_SOCKET: '" + address + "' (expected: an absolute path, or @ and a name)");
            return new ServiceManager(null, null);
        }
        return new ServiceManager(new NotifySocket(address), Watchdog.timeout(environment, pid));
    }

    /**
     * Reports that the agent is ready once every check has its first result, and what it finds whenever that changes; lets the
     * watchdog know that the engine is alive.
     */
    void follow(HealthChecker health) {
        if (socket == null) {
            return;
        }
        var unused = health.onTransition(transition -> send("STATUS=" + status(health.snapshot())));
        health.firstResults(LONGEST_START).thenAccept(first -> send(READY + "\nSTATUS=" + status(first)));
        if (watchdogTimeout != null) {
            watchdog = Watchdog.start(health, watchdogTimeout, () -> send("WATCHDOG=1"));
        }
    }

    /** Reports that the configuration is read again. */
    void reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1_000);
    }

    /** Reports the end of that. */
    void ready() {
        send(READY);
    }

    /** Reports that the agent drains and will stop. */
    void stopping() {
        send("STOPPING=1");
    }

    /** {@code readiness down; database down, cache degraded}. */
    static String status(HealthSnapshot snapshot) {
        String checks = snapshot.checks().stream()
                .filter(check -> check.status() != CheckStatus.UP)
                .map(check -> check.name() + " " + lowerCase(check.status()))
                .collect(Collectors.joining(", "));
        int count = snapshot.checks().size();
        return "readiness "
                + lowerCase(requireNonNull(snapshot.probe(Probes.READINESS)).status()) + "; "
                + (checks.isEmpty() ? count + (count == 1 ? " check up" : " checks up") : checks);
    }

    private static String lowerCase(Enum<?> status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private void send(String message) {
        if (socket == null) {
            return;
        }
        try {
            socket.send(message);
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        () -> "NOTIFY_SOCKET: not notified: " + socket + ": "
                                + Objects.requireNonNullElse(e.getMessage(), "nobody listens"));
            }
        }
    }

    /** Ends the watchdog's signs of life. */
    @Override
    public void close() {
        Watchdog running = watchdog;
        if (running != null) {
            running.close();
        }
    }
}
