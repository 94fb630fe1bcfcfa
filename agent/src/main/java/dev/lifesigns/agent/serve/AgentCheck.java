/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.lifesigns.HealthChecker;
import dev.lifesigns.ProbeStatus;
import dev.lifesigns.Probes;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/**
 * Reports readiness to HAProxy's {@code agent-check}: each connection gets one line, {@code up ready}, {@code drain} or {@code down},
 * and is closed. Nothing is waited for, so that one thread serves everybody.
 */
final class AgentCheck implements AutoCloseable {
    private static final System.Logger LOGGER = System.getLogger("lifesigns");
    private static final int BACKLOG = 256;

    private final HealthChecker health;
    private final ServerSocket listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    private AgentCheck(HealthChecker health, ServerSocket listener) {
        this.health = health;
        this.listener = listener;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the address cannot be had
     */
    static AgentCheck start(HealthChecker health, InetSocketAddress address) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        AgentCheck check = new AgentCheck(health, listener);
        Thread thread = new Thread(check::serve, "lifesigns-agent-check");
        thread.setDaemon(true);
        thread.start();
        return check;
    }

    /** {@code ready} ends what {@code drain} has started, when the agent is back. */
    static String word(ProbeStatus status) {
        if (status == ProbeStatus.DRAINING) {
            return "drain";
        }
        return status.passing() ? "up ready" : "down";
    }

    private void serve() {
        while (!listener.isClosed()) {
            Socket client;
            try {
                client = listener.accept();
            } catch (IOException failure) {
                LOGGER.log(System.Logger.Level.DEBUG, () -> "agent check: " + failure);
                pause();
                continue;
            }
            respond(client);
        }
    }

    private void respond(Socket client) {
        String line = word(health.status(Probes.READINESS)) + "\n";
        try (client) {
            client.getOutputStream().write(line.getBytes(US_ASCII));
            client.shutdownOutput();
            // What has arrived is read: otherwise the close would reset the connection, perhaps before the line is
            // read.
            InputStream in = client.getInputStream();
            in.skipNBytes(in.available());
        } catch (IOException gone) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "agent check: " + gone);
        }
    }

    /** Without file descriptors, accepting fails again at once. */
    private void pause() {
        try {
            closed.await(1, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, () -> "agent check: " + e);
        }
    }
}
