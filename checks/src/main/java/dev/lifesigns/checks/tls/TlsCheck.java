/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.tls;

import static dev.lifesigns.ErrorKind.FAILED;
import static dev.lifesigns.ErrorKind.TIMEOUT;
import static dev.lifesigns.ErrorKind.UNREACHABLE;
import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.Preparable;
import dev.lifesigns.checks.internal.CertificateDays;
import dev.lifesigns.checks.internal.Dialer;
import dev.lifesigns.checks.internal.HostAndPort;
import dev.lifesigns.checks.internal.Secrets;
import dev.lifesigns.checks.internal.TimedConnection;
import dev.lifesigns.checks.internal.TlsClient;
import dev.lifesigns.checks.internal.TlsRefusal;
import dev.lifesigns.checks.internal.TlsRehearsal;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Verifies that a server completes a TLS handshake, and that its certificates stay valid for some time. Thread-safe.
 *
 * <p>Each run connects, verifies the certificates and the host name, sends nothing and closes. The server's own close is
 * awaited for a short time, because in TLS 1.3 a server refuses the client's certificate only after the handshake.
 *
 * <p>Kinds of failure: no such host and refused connections are {@link dev.lifesigns.ErrorKind#UNREACHABLE}; no handshake
 * in time {@link dev.lifesigns.ErrorKind#TIMEOUT}; a refused certificate, name or version, on either side, {@link
 * dev.lifesigns.ErrorKind#FAILED}; too few days left {@link dev.lifesigns.ErrorKind#THRESHOLD}. Details: {@code server},
 * {@code protocol}, {@code certificate_days_left}.
 *
 * <pre>{@code
 * HealthCheck mail = TlsCheck.builder("mail.internal", 465).certificateDays(21, 7).build();
 * }</pre>
 */
public final class TlsCheck implements HealthCheck, Preparable {
    private static final int LONGEST_GOODBYE_MILLIS = 500;

    private final HostAndPort server;
    private final Dialer dialer;
    private final TlsClient tls;
    private final CertificateDays days;

    private TlsCheck(Builder builder) {
        this.server = builder.server;
        this.dialer = new Dialer(server.host(), server.port());
        this.tls = builder.tls.build();
        this.days = builder.days;
    }

    /**
     * A check of a server with the defaults of {@link Builder}.
     *
     * @throws IllegalArgumentException as {@link #builder} does
     */
    public static TlsCheck of(String host, int port) {
        return builder(host, port).build();
    }

    /**
     * A builder for a check of a server.
     *
     * @param host name or address
     * @param port 1 to 65535
     * @throws IllegalArgumentException if the host is empty or has a port of its own, or the port is out of range
     */
    public static Builder builder(String host, int port) {
        return new Builder(new HostAndPort(requireNonNull(host, "TlsCheck.builder: host is null"), port));
    }

    @Override
    public void prepare() throws Exception {
        TlsRehearsal.once();
    }

    @Override
    public CheckResult check(CheckDeadline deadline) throws InterruptedException {
        return shakeHands(deadline).withDetail("server", server.toString());
    }

    private CheckResult shakeHands(CheckDeadline deadline) throws InterruptedException {
        try {
            return TimedConnection.use(() -> dialer.dial(deadline), deadline, plain -> verify(plain, deadline));
        } catch (UnknownHostException e) {
            return CheckResult.down(UNREACHABLE, server + ": no such host");
        } catch (SocketTimeoutException e) {
            return CheckResult.down(TIMEOUT, server + ": no TLS handshake in time");
        } catch (IOException e) {
            return TlsRefusal.isIn(e)
                    ? CheckResult.down(
                            FAILED, server + ": TLS: " + Secrets.none().clean(String.valueOf(e.getMessage())))
                    : CheckResult.down(UNREACHABLE, server + ": connection refused, reset or closed");
        }
    }

    private CheckResult verify(Socket plain, CheckDeadline deadline) throws IOException {
        try (SSLSocket socket = tls.over(plain, server.host(), server.port(), List.of())) {
            String protocol = socket.getSession().getProtocol();
            long left = CertificateDays.left(socket.getSession());
            awaitClose(plain, socket, deadline);
            return days.judge(server.toString(), left)
                    .withDetail("protocol", protocol)
                    .withDetail("certificate_days_left", left);
        }
    }

    /** A server that neither responds nor closes has accepted the handshake. */
    private static void awaitClose(Socket plain, SSLSocket socket, CheckDeadline deadline) throws IOException {
        plain.setSoTimeout(Math.max(1, Math.min(deadline.remainingMillis() / 2, LONGEST_GOODBYE_MILLIS)));
        try {
            socket.shutdownOutput();
            socket.getInputStream().read();
        } catch (SSLException refusal) {
            if (TlsRefusal.isIn(refusal)) {
                throw refusal;
            }
        } catch (IOException silence) {
            // The server did not refuse; how it ends the connection does not matter.
            return;
        }
    }

    /** Collects how to connect and what to expect. Not thread-safe. */
    public static final class Builder {
        private final HostAndPort server;
        private final TlsClient.Builder tls = TlsClient.builder();
        private CertificateDays days = CertificateDays.ANY;

        private Builder(HostAndPort server) {
            this.server = server;
        }

        /** Sets a file of PEM certificates to trust instead of the JVM's; it is read once, when the check is built. */
        @CanIgnoreReturnValue
        public Builder trustFile(Path pemFile) {
            tls.trustFile(requireNonNull(pemFile, "TlsCheck.Builder.trustFile: pemFile is null"));
            return this;
        }

        /**
         * Sets the client's certificate; default: none. The files are read at once.
         *
         * @param chainFile PEM, the client's own certificate first
         * @param keyFile PEM with its unencrypted PKCS #8 key; may be the same file
         * @throws IllegalArgumentException if one cannot be read or lacks what it should hold
         */
        @CanIgnoreReturnValue
        public Builder clientCertificate(Path chainFile, Path keyFile) {
            tls.clientCertificate(
                    requireNonNull(chainFile, "TlsCheck.Builder.clientCertificate: chainFile is null"),
                    requireNonNull(keyFile, "TlsCheck.Builder.clientCertificate: keyFile is null"));
            return this;
        }

        /**
         * Sets the client's certificate as a PKCS #12 key store; default: none. It is read at once.
         *
         * @throws IllegalArgumentException if it cannot be read with this password
         */
        @CanIgnoreReturnValue
        public Builder clientKeyStore(Path pkcs12, String password) {
            tls.clientKeyStore(
                    requireNonNull(pkcs12, "TlsCheck.Builder.clientKeyStore: pkcs12 is null"),
                    requireNonNull(password, "TlsCheck.Builder.clientKeyStore: password is null"));
            return this;
        }

        /**
         * Sets the oldest version to accept; default: what the JVM accepts.
         *
         * @param version {@code TLSv1.2} or {@code TLSv1.3}
         * @throws IllegalArgumentException if it is anything else
         */
        @CanIgnoreReturnValue
        public Builder minTlsVersion(String version) {
            tls.minTlsVersion(requireNonNull(version, "TlsCheck.Builder.minTlsVersion: version is null"));
            return this;
        }

        /** Verifies neither certificates nor the host name, so that anyone on the way can be the server. */
        @CanIgnoreReturnValue
        public Builder insecure() {
            tls.insecure();
            return this;
        }

        /**
         * Sets how many days the first certificate to expire must have left; default: none, only valid.
         *
         * @param warn degraded below it; more than {@code fail}
         * @param fail down below it; 0 or more
         * @throws IllegalArgumentException if they are out of range
         */
        @CanIgnoreReturnValue
        public Builder certificateDays(int warn, int fail) {
            this.days = new CertificateDays(warn, fail);
            return this;
        }

        TlsClient.Builder tls() {
            return tls;
        }

        @CanIgnoreReturnValue
        Builder certificateDays(CertificateDays days) {
            this.days = days;
            return this;
        }

        /**
         * The check. It does not connect yet.
         *
         * @throws IllegalArgumentException if the trust file cannot be read or holds no certificate, or is set although
         *     nothing is verified
         */
        public TlsCheck build() {
            return new TlsCheck(this);
        }
    }
}
