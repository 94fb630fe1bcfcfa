/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection to the agent, from a client that may break the rules. */
final class Wire implements AutoCloseable {
    static final String PROBE = "GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \r]");

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    static Wire open(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new Wire(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Wire send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Closes the sending half, and keeps reading. */
    Wire endOfSending() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Everything that arrives until the other side closes or sends nothing for too long. */
    String receive() {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
                received.write(buffer, 0, n);
            }
        } catch (IOException cutOff) {
            // What arrived before it counts.
        }
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    /** Each line that arrives, until the other side closes; throws if nothing arrives for too long. */
    void receiveLines(Duration silence, Consumer<String> line) throws IOException {
        socket.setSoTimeout((int) silence.toMillis());
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        for (String next = lines.readLine(); next != null; next = lines.readLine()) {
            line.accept(next);
        }
    }

    /** The first status code of what was received, or {@code none}. */
    static String status(String received) {
        Matcher status = STATUS.matcher(received);
        return status.lookingAt() ? status.group(1) : "none";
    }

    /** The next {@code close} resets the connection instead of closing it in order. */
    Wire abortive() throws IOException {
        socket.setSoLinger(true, 0);
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
