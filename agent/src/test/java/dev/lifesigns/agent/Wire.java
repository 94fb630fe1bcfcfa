/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One connection to an agent that sends the bytes it is given, and shows those that come. Reads wait at most 90 s. */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 90_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    /**
     * One answer.
     *
     * @param head status line and headers as they came
     */
    record Answer(int code, String head, String body) {
        String text() {
            return head + body;
        }
    }

    Wire(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Wire send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends a plain request and reads its answer. */
    Answer get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
    }

    /** Reads one answer; its body is as long as it says. */
    Answer answer() throws IOException {
        String head = head();
        int length = head.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return new Answer(code(head), head, new String(in.readNBytes(length), ISO_8859_1));
    }

    /** Reads one answer without a body, as that to HEAD. */
    Answer bodilessAnswer() throws IOException {
        String head = head();
        return new Answer(code(head), head, "");
    }

    /** Whether the server has hung up, and sends nothing more. */
    boolean ended() throws IOException {
        return in.read() < 0;
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no answer after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int code(String head) {
        return Integer.parseInt(head.split(" ", 3)[1].strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
