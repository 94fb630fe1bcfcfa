/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The datagram socket on which a service manager listens. The JDK has no such sockets; Netty's native library, which the server
 * uses anyway, has. Never blocks: what the receiver has no room for is dropped. Thread-safe.
 */
final class NotifySocket {
    private final String name;
    private final byte[] address;

    /**
     * A socket of that address.
     *
     * @param address an absolute path, or {@code @} and a name in Linux' abstract namespace
     */
    NotifySocket(String address) {
        this.name = address;
        this.address = address.getBytes(UTF_8);
        if (this.address[0] == '@') {
            this.address[0] = 0;
        }
    }

    /** Whether it can be the address of one. */
    static boolean isAddress(String address) {
        return address.length() > 1 && (address.startsWith("/") || address.startsWith("@"));
    }

    /**
     * Sends one message.
     *
     * @throws IOException if nobody listens, or this machine lacks the native library
     */
    synchronized void send(String message) throws IOException {
        Throwable missing = Epoll.unavailabilityCause();
        if (missing != null) {
            throw new IOException("Netty's native library is not available", missing);
        }
        byte[] bytes = message.getBytes(UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        Socket socket = Socket.newSocketDomainDgram();
        try {
            socket.sendToDomainSocket(direct, 0, bytes.length, address);
        } finally {
            socket.close();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
