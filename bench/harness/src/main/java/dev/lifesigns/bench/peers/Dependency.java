/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the checks call: an HTTP server on loopback that answers each GET with 200, counts the calls, and can be set to
 * leave those of {@code check-1} without an answer. Thread-safe.
 */
final class Dependency implements AutoCloseable {
    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong inFlight = new AtomicLong();
    private volatile boolean hanging;

    Dependency() throws IOException {
        listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it is, with a slash at the end. */
    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    /** From now on {@code check-1} gets no answer, while its connection stays open. */
    void hang() {
        hanging = true;
    }

    long calls() {
        return calls.get();
    }

    /** Calls that wait for an answer, and whose caller is still there. */
    long inFlight() {
        return inFlight.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                skipHeaders(in);
                calls.incrementAndGet();
                if (hanging && request.contains("/check-1 ")) {
                    inFlight.incrementAndGet();
                    try {
                        in.read(); // returns when the caller hangs up
                    } finally {
                        inFlight.decrementAndGet();
                    }
                    return;
                }
                socket.getOutputStream().write(OK);
            }
        } catch (IOException gone) {
            // The caller left, which is its right.
        }
    }

    private static void skipHeaders(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
