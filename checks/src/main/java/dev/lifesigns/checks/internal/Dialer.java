/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import dev.lifesigns.CheckDeadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Connects to the first address of a host that accepts; all addresses share the time. Thread-safe. */
public final class Dialer {
    private final HostResolver lookup;
    private final int port;

    /** A dialer for a host by name or address, IPv6 with or without brackets. Nothing is looked up yet. */
    public Dialer(String host, int port) {
        this(new HostResolver(host), port);
    }

    Dialer(HostResolver lookup, int port) {
        this.lookup = lookup;
        this.port = port;
    }

    /**
     * Connects.
     *
     * @return an open socket of a channel, so that an interrupt releases the thread
     * @throws UnknownHostException if there is no such host
     * @throws SocketTimeoutException if the lookup, or one of the addresses, did not respond in time
     * @throws ConnectException if every address refused
     * @throws InterruptedException if the caller is interrupted
     */
    public Socket dial(CheckDeadline deadline) throws IOException, InterruptedException {
        List<InetAddress> addresses = resolve(deadline);
        boolean timedOut = false;
        for (int tried = 0; tried < addresses.size() && !deadline.expired(); tried++) {
            Duration share = deadline.remaining().dividedBy(addresses.size() - tried);
            try {
                return connect(new InetSocketAddress(addresses.get(tried), port), share);
            } catch (ClosedByInterruptException e) {
                throw interrupted();
            } catch (SocketTimeoutException e) {
                timedOut = true;
            } catch (IOException e) {
                // Refused or no route: the next address may accept.
            }
        }
        if (timedOut || deadline.expired()) {
            throw new SocketTimeoutException("no response to the connection attempt in time");
        }
        throw new ConnectException("connection refused");
    }

    /**
     * Connects to one address.
     *
     * @throws SocketTimeoutException if it did not respond in time
     * @throws InterruptedException if the caller is interrupted
     */
    public Socket dial(InetAddress address, CheckDeadline deadline) throws IOException, InterruptedException {
        try {
            return connect(new InetSocketAddress(address, port), deadline.remaining());
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        }
    }

    /**
     * The addresses that the host has now.
     *
     * @throws UnknownHostException if there is no such host
     * @throws SocketTimeoutException if the lookup did not respond in time
     * @throws InterruptedException if the caller is interrupted
     */
    public List<InetAddress> resolve(CheckDeadline deadline) throws IOException, InterruptedException {
        try {
            return lookup.resolve(deadline);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("no response to the lookup of the host in time");
        }
    }

    private static Socket connect(InetSocketAddress address, Duration timeout) throws IOException {
        SocketChannel channel = SocketChannel.open();
        boolean connected = false;
        try {
            channel.socket().connect(address, (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE)));
            if (connectedToItself(channel)) {
                throw new ConnectException("nobody listens");
            }
            connected = true;
            return channel.socket();
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    /**
     * Whether both ends are the same. The kernel may pick the target port as the local one, if it is free and in the
     * range for clients, and TCP then connects the socket to itself.
     */
    static boolean connectedToItself(SocketChannel channel) throws IOException {
        return channel.getLocalAddress().equals(channel.getRemoteAddress());
    }

    private static InterruptedException interrupted() {
        // throwing it clears the flag, as is the convention
        Thread.interrupted();
        return new InterruptedException();
    }
}
