/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.ntp;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.internal.ConnectionFailure;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a time server is synchronized, and that this machine's clock is close to it. Thread-safe.
 *
 * <p>Each run sends one datagram, and does not touch the clock. A host with several addresses is up if one of them
 * answers; they share the time.
 *
 * <p>Kinds of failure: no such host and a closed port are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no answer in time
 * is {@link dev.lifesigns.ErrorKind#TIMEOUT}; a server that is not synchronized {@link
 * dev.lifesigns.ErrorKind#FAILED}; one that limits its clients {@link dev.lifesigns.ErrorKind#EXHAUSTED}; an offset beyond
 * a limit {@link dev.lifesigns.ErrorKind#THRESHOLD}. Details: {@code server}, {@code address}, {@code stratum} and {@code
 * offset_ms}, which is positive if this clock is behind.
 *
 * <pre>{@code
 * HealthCheck clock = NtpCheck.builder("time.internal", 123).maxOffset(Duration.ofMillis(500)).build();
 * }</pre>
 */
public final class NtpCheck implements HealthCheck {
    private static final int USUAL_PORT = 123;

    private final HostAndPort server;
    private final Dialer lookup;
    private final @Nullable Duration warnOffset;
    private final @Nullable Duration maxOffset;

    private NtpCheck(Builder builder) {
        this.server = builder.server;
        this.lookup = new Dialer(server.host(), server.port());
        this.warnOffset = builder.warnOffset;
        this.maxOffset = builder.maxOffset;
    }

    /**
     * A check of a server at port 123 that accepts any offset.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static NtpCheck of(String host) {
        return builder(host, USUAL_PORT).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535; usually 123
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "NtpCheck.builder: host is null"), port));
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        CheckResult result;
        try {
            result = askAny(lookup.resolve(deadline), deadline);
        } catch (IOException failure) {
            result = ConnectionFailure.result(server, failure, Secrets.none());
        }
        return result.withDetail("server", server.toString());
    }

    private CheckResult askAny(List<InetAddress> addresses, CheckDeadline deadline)
            throws IOException, InterruptedException {
        IOException last = new SocketTimeoutException();
        for (int asked = 0; asked < addresses.size() && !deadline.expired(); asked++) {
            Duration share = deadline.remaining().dividedBy(addresses.size() - asked);
            InetAddress address = addresses.get(asked);
            try {
                NtpAnswer answer =
                        NtpExchange.ask(new InetSocketAddress(address, server.port()), CheckDeadline.after(share));
                return judge(answer)
                        .withDetail("address", address.getHostAddress())
                        .withDetail("stratum", answer.stratum())
                        .withDetail("offset_ms", answer.offset().toNanos() / 1e6);
            } catch (IOException failure) {
                last = failure;
            }
        }
        throw last;
    }

    private CheckResult judge(NtpAnswer answer) {
        String limits = answer.limits();
        if (limits != null) {
            return CheckResult.down(ErrorKind.EXHAUSTED, server + ": the server limits its clients: " + limits);
        }
        if (!answer.synchronizedServer()) {
            return CheckResult.down(
                    ErrorKind.FAILED,
                    server + ": the server is not synchronized, stratum " + answer.stratum()
                            + " (expected: 1 to 15, without alarm)");
        }
        Duration offset = answer.offset().abs();
        if (maxOffset != null && offset.compareTo(maxOffset) > 0) {
            return CheckResult.down(ErrorKind.THRESHOLD, message(answer, maxOffset));
        }
        return warnOffset != null && offset.compareTo(warnOffset) > 0
                ? CheckResult.degraded(ErrorKind.THRESHOLD, message(answer, warnOffset))
                : CheckResult.up();
    }

    private String message(NtpAnswer answer, Duration limit) {
        return server + ": this clock is " + answer.offset().abs() + " "
                + (answer.offset().isNegative() ? "ahead" : "behind") + " (expected: at most " + limit + ")";
    }

    /** Collects the limits. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private @Nullable Duration warnOffset;
        private @Nullable Duration maxOffset;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /**
         * Sets the offset beyond which it is degraded; default: none.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        @CanIgnoreReturnValue
        public Builder warnOffset(Duration offset) {
            this.warnOffset = requirePositive(
                    "warnOffset", requireNonNull(offset, "NtpCheck.Builder.warnOffset: offset is null"));
            return this;
        }

        /**
         * Sets the offset beyond which it is down; default: none.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        @CanIgnoreReturnValue
        public Builder maxOffset(Duration offset) {
            this.maxOffset =
                    requirePositive("maxOffset", requireNonNull(offset, "NtpCheck.Builder.maxOffset: offset is null"));
            return this;
        }

        /**
         * The check.
         *
         * @throws IllegalArgumentException if the warning would never be seen
         */
        public NtpCheck build() {
            if (warnOffset != null && maxOffset != null && warnOffset.compareTo(maxOffset) >= 0) {
                throw new IllegalArgumentException(
                        "warnOffset: " + warnOffset + " (expected: < maxOffset " + maxOffset + ")");
            }
            return new NtpCheck(this);
        }

        private static Duration requirePositive(String name, Duration offset) {
            if (offset.isZero() || offset.isNegative()) {
                throw new IllegalArgumentException(name + ": " + offset + " (expected: more than 0)");
            }
            return offset;
        }
    }
}
