/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tcp;

import static dev.lifesigns.ErrorKind.TIMEOUT;
import static dev.lifesigns.ErrorKind.UNREACHABLE;

import dev.lifesigns.CheckResult;
import dev.lifesigns.Deadline;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.HostLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Verifies that a TCP server accepts connections. Thread-safe.
 *
 * <p>It connects, sends nothing and closes at once. A host with several addresses is up if one of them accepts; they
 * share the time. Refused, no route and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}, no answer is
 * {@link dev.lifesigns.ErrorKind#TIMEOUT}. Details: {@code server}, and {@code address} for the one that accepted.
 *
 * <p>An accepted connection says that the kernel of the other side is well, and little of the program: a stopped process
 * still accepts. Prefer a check that asks for an answer where there is one.
 */
public final class TcpCheck implements HealthCheck {
    private final HostAndPort server;
    private final HostLookup lookup;

    private TcpCheck(HostAndPort server) {
        this.server = server;
        this.lookup = new HostLookup(server.host());
    }

    /**
     * A check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is empty or the port out of range
     */
    public static TcpCheck of(String host, int port) {
        return new TcpCheck(new HostAndPort(host, port));
    }

    @Override
    public CheckResult check(Deadline deadline) throws InterruptedException {
        return connectToAny(deadline).withDetail("server", server.toString());
    }

    private CheckResult connectToAny(Deadline deadline) throws InterruptedException {
        List<InetAddress> addresses;
        try {
            addresses = lookup.resolve(deadline);
        } catch (UnknownHostException e) {
            return CheckResult.down(UNREACHABLE, server + ": no such host");
        } catch (TimeoutException e) {
            return CheckResult.down(TIMEOUT, server + ": no answer to the lookup of the host in time");
        } catch (IOException e) {
            return CheckResult.down(server + ": " + e.getMessage());
        }
        boolean timedOut = false;
        for (int tried = 0; tried < addresses.size() && !deadline.expired(); tried++) {
            InetAddress address = addresses.get(tried);
            Duration share = deadline.remaining().dividedBy(addresses.size() - tried);
            try {
                connect(new InetSocketAddress(address, server.port()), share);
                return CheckResult.up().withDetail("address", address.getHostAddress());
            } catch (ClosedByInterruptException e) {
                throw new InterruptedException();
            } catch (SocketTimeoutException e) {
                timedOut = true;
            } catch (IOException e) {
                // Refused or no route: perhaps the next address accepts.
            }
        }
        return timedOut || deadline.expired()
                ? CheckResult.down(TIMEOUT, server + ": no answer to connect in time")
                : CheckResult.down(UNREACHABLE, server + ": connection refused");
    }

    /** Through a channel, because only that gives the thread back when it is interrupted. */
    private static void connect(InetSocketAddress address, Duration timeout) throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.socket().connect(address, (int) Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE)));
            if (connectedToItself(channel)) {
                throw new IOException("nobody listens");
            }
        }
    }

    /**
     * Whether both ends are the same. The kernel may pick the very port that it shall connect to, if it is free and in
     * the range of ports for clients, and TCP then connects the socket with itself.
     */
    static boolean connectedToItself(SocketChannel channel) throws IOException {
        return channel.getLocalAddress().equals(channel.getRemoteAddress());
    }
}
