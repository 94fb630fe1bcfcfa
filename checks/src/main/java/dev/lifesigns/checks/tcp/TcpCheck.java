/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tcp;

import static dev.lifesigns.ErrorKind.TIMEOUT;
import static dev.lifesigns.ErrorKind.UNREACHABLE;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.ConnectionFailure;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.LoopbackServer;
import dev.lifesigns.checks.internal.Preparations;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TextDemand;
import dev.lifesigns.checks.internal.TimedConnection;
import dev.lifesigns.checks.internal.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Verifies that a TCP server accepts connections, and, if demanded, that its first line is the right one. Thread-safe.
 *
 * <p>It connects, sends nothing and closes at once, or when it has read the first line. A host with several addresses is up if one of them accepts; they
 * share the time. Refused, no route and no such host are {@link dev.lifesigns.ErrorKind#UNREACHABLE}, no response is
 * {@link dev.lifesigns.ErrorKind#TIMEOUT}, the wrong line {@link dev.lifesigns.ErrorKind#FAILED}. Details: {@code server}, and {@code address} for the one that accepted.
 *
 * <p>An accepted connection shows that the kernel on the other side works, and little about the program: a stopped
 * process still accepts. Prefer a check that requires a response if there is one, or the line with which servers of
 * SSH, FTP, IMAP and others start.
 *
 * <pre>{@code
 * HealthCheck broker = TcpCheck.of("broker.internal", 5672);
 * HealthCheck bastion = TcpCheck.builder("bastion.internal", 22).bannerContains("SSH-2.0-").build();
 * }</pre>
 */
public final class TcpCheck implements HealthCheck, Preparable {
    private static final Duration PREPARATION = Duration.ofSeconds(5);

    private final HostAndPort server;
    private final Dialer dialer;
    private final TextDemand banner;

    private TcpCheck(Builder builder) {
        this.server = builder.server;
        this.banner = builder.banner;
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
        return new Builder(new HostAndPort(requireNonNull(host, "TcpCheck.of: host is null"), port)).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "TcpCheck.builder: host is null"), port));
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
        CheckResult result = banner.isNone() ? connectToAny(deadline) : readFirstLine(deadline);
        return result.withDetail("server", server.toString());
    }

    private CheckResult readFirstLine(CheckDeadline deadline) throws InterruptedException {
        try {
            return TimedConnection.use(() -> dialer.dial(deadline), deadline, socket -> {
                String line = new Wire(socket, server, deadline).line();
                return banner.judge(server.toString(), "first line", line, deadline)
                        .withDetail("address", socket.getInetAddress().getHostAddress());
            });
        } catch (IOException failure) {
            return ConnectionFailure.result(server, failure, Secrets.none());
        }
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

    /** Collects what is expected of the server. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private TextDemand banner = TextDemand.NONE;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /**
         * Demands a first line with this text in it; default: none is read.
         *
         * @throws IllegalArgumentException if it is empty
         */
        @CanIgnoreReturnValue
        public Builder bannerContains(String text) {
            this.banner = banner.withContained(
                    "bannerContains", requireNonNull(text, "TcpCheck.Builder.bannerContains: text is null"));
            return this;
        }

        /**
         * Demands a first line in which this is found, until the deadline at most; default: none is read.
         *
         * @throws IllegalArgumentException if it is not a regular expression
         */
        @CanIgnoreReturnValue
        public Builder bannerMatches(String regex) {
            this.banner = banner.withPattern(
                    "bannerMatches", requireNonNull(regex, "TcpCheck.Builder.bannerMatches: regex is null"));
            return this;
        }

        /** The check. It does not connect yet. */
        public TcpCheck build() {
            return new TcpCheck(this);
        }
    }
}
