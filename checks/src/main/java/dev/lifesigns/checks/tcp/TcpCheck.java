/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tcp;

import static dev.lifesigns.ErrorKind.TIMEOUT;
import static dev.lifesigns.ErrorKind.UNREACHABLE;
import static java.util.Objects.requireNonNull;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.spi.Preparable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Verifies that a TCP server accepts connections. Thread-safe.
 *
 * <p>It connects, sends nothing and closes at once. A host with several addresses is up if one of them accepts; they
 * share the time. Refused, no route and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}, no response is
 * {@link dev.lifesigns.ErrorKind#TIMEOUT}. Details: {@code server}, and {@code address} for the one that accepted.
 *
 * <p>An accepted connection shows that the kernel on the other side works, and little about the program: a stopped
 * process still accepts. Prefer a check that requires a response if there is one.
 *
 * <pre>{@code
 * HealthCheck broker = TcpCheck.of("broker.internal", 5672);
 * }</pre>
 */
public final class TcpCheck implements HealthCheck, Preparable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private final HostAndPort server;
    private final Dialer dialer;

    private TcpCheck(HostAndPort server) {
        this.server = server;
        this.dialer = new Dialer(server.host(), server.port());
    }

    /**
     * A check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static TcpCheck of(String host, int port) {
        return new TcpCheck(new HostAndPort(requireNonNull(host, "TcpCheck.of: host is null"), port));
    }

    @Override
    public void prepare() throws Exception {
        Preparations.once("tcp", () -> {
            try (LoopbackServer server = new LoopbackServer(request -> "")) {
                TcpCheck.of("localhost", server.port()).check(CheckDeadline.after(PREPARATION));
            }
        });
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return connectToAny(deadline).withDetail("server", server.toString());
    }

    private CheckResult connectToAny(CheckDeadline deadline) throws InterruptedException {
        try (Socket socket = dialer.dial(deadline)) {
            return CheckResult.up()
                    .withDetail("address", socket.getInetAddress().getHostAddress());
        } catch (UnknownHostException e) {
            return CheckResult.down(UNREACHABLE, server + ": no such host");
        } catch (SocketTimeoutException e) {
            return CheckResult.down(TIMEOUT, server + ": " + e.getMessage());
        } catch (IOException e) {
            return CheckResult.down(UNREACHABLE, server + ": " + e.getMessage());
        }
    }
}
