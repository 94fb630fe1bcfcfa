/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports that can be closed and reopened. They are below the kernel's range for clients, of which there are thousands here:
 * no client can take such a port in the meantime, or connect to itself on it.
 */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int LAST = 29_999;
    private static final int BACKLOG = 1_024;

    private static int next = FIRST + (int) (ProcessHandle.current().pid() % 5_000);

    private Ports() {}

    static synchronized ServerSocket listenOnAny() throws IOException {
        while (next <= LAST) {
            try {
                return listenOn(next++);
            } catch (IOException taken) {
                // in use: try the next one
            }
        }
        throw new IOException("ports: none free (expected: one from " + FIRST + " to " + LAST + ")");
    }

    static ServerSocket listenOn(int port) throws IOException {
        return new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    }
}
