/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.kafka;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The address that a broker advertises: it leads to a port that the test chooses, such as that of a proxy, so that a client
 * that follows the advertised address passes the proxy as well. What breaks behind it breaks in front of it.
 */
final class Detour implements Closeable {
    private final ServerSocket listener;
    private volatile int target;

    Detour() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Where new connections go. */
    void leadTo(int port) {
        target = port;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            start(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket("127.0.0.1", target);
            start(() -> pass(client, server));
            pass(server, client);
        } finally {
            client.close();
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Named so that the contract does not count it among the threads of the check. */
    private static void start(Work work) {
        Runnable body = () -> {
            try {
                work.run();
            } catch (IOException closed) {
                // By either side: nothing left to do.
            }
        };
        Thread thread = new Thread(body, "fault-proxy-detour");
        thread.setDaemon(true);
        thread.start();
    }
}
