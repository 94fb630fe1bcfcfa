/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** One connection of a client, byte by byte. Nothing waits longer than 20 s. */
final class Wire implements AutoCloseable {
    private final Socket socket;

    Wire(HealthServer server) throws IOException {
        this(server, server.address().getAddress());
    }

    /** From that address of this machine. */
    Wire(HealthServer server, InetAddress source) throws IOException {
        socket = new Socket(server.address().getAddress(), server.address().getPort(), source, 0);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
    }

    Wire send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    /** What comes up to there, and that included. */
    String readUntil(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("end of stream after '" + read + "' (expected: " + end + ")");
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** Whether the server hangs up on a client that sends and sends and never reads. */
    boolean isResetWhileSending(String bytes) throws InterruptedException {
        Thread sending = new Thread(() -> {
            try {
                while (true) {
                    send(bytes);
                }
            } catch (IOException reset) {
                // As it should be.
            }
        });
        sending.setDaemon(true);
        sending.start();
        sending.join(20_000);
        return !sending.isAlive();
    }

    /** Whether the server hangs up within 20 s, without another byte. */
    boolean isHungUp() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Whether nothing comes for so long. */
    boolean isSilentFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(20_000);
        }
    }

    void closeSending() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
