/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A dependency: a server on loopback that speaks a protocol and behaves as its current mode says. Thread-safe. */
final class Backend implements AutoCloseable {
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration DRIP = Duration.ofMillis(100);

    private final Supplier<Protocol> protocol;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listener;
    private volatile FaultMode mode = FaultMode.HEALTHY;

    Backend(Supplier<Protocol> protocol) throws IOException {
        this.protocol = protocol;
        listener = Ports.listenOnAny();
        port = listener.getLocalPort();
        accept(listener);
    }

    int port() {
        return port;
    }

    /** Switches to a mode. A response that is being sent is sent in the old mode, unless the connection is closed. */
    synchronized void becomes(FaultMode next) throws IOException {
        boolean accepted = mode.accepts();
        mode = next;
        if (accepted && !next.accepts()) {
            close();
        } else if (!accepted && next.accepts()) {
            listener = Ports.listenOn(port);
            accept(listener);
        }
    }

    private void accept(ServerSocket from) {
        Thread.ofVirtual().start(() -> {
            while (!from.isClosed()) {
                try {
                    Socket socket = from.accept();
                    open.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void serve(Socket socket) {
        Protocol spoken = protocol.get();
        try (socket) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            boolean last = false;
            while (!last) {
                String request = spoken.request(in);
                if (request == null || !answer(spoken, request, in, socket.getOutputStream())) {
                    return;
                }
                last = spoken.isLast(request);
            }
        } catch (IOException gone) {
            // The caller has disconnected, or this mode closes the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Returns {@code false} if no response was sent and the caller has disconnected. */
    private boolean answer(Protocol spoken, String request, DataInputStream in, OutputStream out)
            throws IOException, InterruptedException {
        switch (mode) {
            case HEALTHY -> out.write(spoken.good(request));
            case FAILS -> out.write(spoken.bad(request));
            case SLOW -> {
                Thread.sleep(SLOW);
                out.write(spoken.good(request));
            }
            case DRIPS -> {
                for (byte each : spoken.good(request)) {
                    out.write(each);
                    Thread.sleep(DRIP);
                }
            }
            case HANGS, REFUSES -> {
                in.read(); // returns when the caller disconnects
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
