/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.UnaryOperator;

/** Serves one connection from this JVM, so that a client can be exercised before it meets its server. */
public final class LoopbackServer implements AutoCloseable {
    private static final int LONGEST_REQUEST = 8 * 1024;

    private final ServerSocket listener;

    /**
     * Listens on a free port of loopback.
     *
     * @param answers the response to what has been read; an empty one closes the connection
     */
    public LoopbackServer(UnaryOperator<String> answers) throws IOException {
        this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(answers), "lifesigns-preparation");
        thread.setDaemon(true);
        thread.start();
    }

    /** Its address, for URLs. */
    public String host() {
        String literal = listener.getInetAddress().getHostAddress();
        return literal.indexOf(':') < 0 ? literal : "[" + literal + "]";
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve(UnaryOperator<String> answers) {
        byte[] request = new byte[LONGEST_REQUEST];
        try (Socket client = listener.accept()) {
            for (int length = client.getInputStream().read(request);
                    length > 0;
                    length = client.getInputStream().read(request)) {
                String answer = answers.apply(new String(request, 0, length, ISO_8859_1));
                if (answer.isEmpty()) {
                    return;
                }
                client.getOutputStream().write(answer.getBytes(ISO_8859_1));
            }
        } catch (IOException closed) {
            // The client is done.
            return;
        }
    }
}
