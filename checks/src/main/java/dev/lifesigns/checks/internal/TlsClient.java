/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** How a check connects with TLS: whom it trusts, who it is, and which versions it accepts. Immutable and thread-safe. */
public final class TlsClient {
    private final SSLContext context;
    private final boolean insecure;
    private final List<String> versions;

    private TlsClient(SSLContext context, boolean insecure, List<String> versions) {
        this.context = context;
        this.insecure = insecure;
        this.versions = versions;
    }

    /** Connects with the trust and the identity of a context. */
    public static TlsClient of(SSLContext context) {
        return new TlsClient(context, false, List.of());
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Performs the handshake; closes the connection if that fails.
     *
     * @param protocols what to offer by ALPN, or empty
     */
    public SSLSocket over(Socket plain, String host, int port, List<String> protocols) throws IOException {
        boolean done = false;
        try {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = demands(socket.getSSLParameters());
            parameters.setApplicationProtocols(protocols.toArray(new String[0]));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            verify(socket);
            done = true;
            return socket;
        } finally {
            if (!done) {
                plain.close();
            }
        }
    }

    /** Whether anyone on the way can be the server. */
    public boolean isInsecure() {
        return insecure;
    }

    /** For clients that create their own sockets; {@link #demands} and {@link #verify} say the rest. */
    public SSLContext context() {
        return context;
    }

    /** For clients that do the handshake themselves. */
    public SSLEngine engine(String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setSSLParameters(demands(engine.getSSLParameters()));
        return engine;
    }

    /** Adds what is demanded of the handshake. */
    @CanIgnoreReturnValue
    public SSLParameters demands(SSLParameters parameters) {
        if (!insecure) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        if (!versions.isEmpty()) {
            parameters.setProtocols(versions.toArray(new String[0]));
        }
        return parameters;
    }

    /** Verifies what the handshake does not, unless it is insecure. */
    public void verify(SSLSocket socket) throws IOException {
        if (!insecure) {
            requireValid(socket);
        }
    }

    /** Refuses one that has expired: the JVM accepts an expired certificate if it is trusted itself, instead of its issuer. */
    public static void requireValid(SSLSocket socket) throws IOException {
        if (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate) {
            try {
                certificate.checkValidity();
            } catch (CertificateException e) {
                SSLHandshakeException refusal = new SSLHandshakeException("certificate not valid: " + e.getMessage());
                refusal.initCause(e);
                throw refusal;
            }
        }
    }

    /** Collects what differs from the defaults: the JVM's trust and versions, and no client certificate. */
    public static final class Builder {
        private static final String NEWEST = "TLSv1.3";
        private static final List<String> ALL = List.of("TLSv1.2", NEWEST);

        private @Nullable Path trustFile;
        private boolean insecure;
        private KeyManager @Nullable [] identity;
        private List<String> versions = List.of();

        private Builder() {}

        /** Trusts the certificates of a PEM file instead of the JVM's. */
        @CanIgnoreReturnValue
        public Builder trustFile(Path pemFile) {
            this.trustFile = pemFile;
            return this;
        }

        /** Verifies neither certificates nor the host name. */
        @CanIgnoreReturnValue
        public Builder insecure() {
            this.insecure = true;
            return this;
        }

        /** @throws IllegalArgumentException if one of the files cannot be read or lacks what it should hold */
        @CanIgnoreReturnValue
        public Builder clientCertificate(Path chainFile, Path keyFile) {
            this.identity = ClientIdentity.pem(chainFile, keyFile);
            return this;
        }

        /** @throws IllegalArgumentException if it cannot be read with this password */
        @CanIgnoreReturnValue
        public Builder clientKeyStore(Path pkcs12, String password) {
            this.identity = ClientIdentity.keyStore(pkcs12, password);
            return this;
        }

        /** @throws IllegalArgumentException if it is neither {@code TLSv1.2} nor {@code TLSv1.3} */
        @CanIgnoreReturnValue
        public Builder minTlsVersion(String version) {
            if (!ALL.contains(version)) {
                throw new IllegalArgumentException("minTlsVersion: " + version + " (expected: TLSv1.2 or TLSv1.3)");
            }
            this.versions = version.equals(NEWEST) ? List.of(NEWEST) : ALL;
            return this;
        }

        /** @throws IllegalArgumentException if the trust file cannot be read, holds no certificate, or is ignored */
        public TlsClient build() {
            if (trustFile != null && insecure) {
                throw new IllegalArgumentException("trustFile: set with insecure (expected: one of them)");
            }
            return new TlsClient(context(), insecure, versions);
        }

        private TrustManager @Nullable [] trust() {
            if (insecure) {
                return Trust.everything();
            }
            return trustFile == null ? null : Trust.of(trustFile);
        }

        private SSLContext context() {
            try {
                if (trustFile == null && !insecure && identity == null) {
                    return SSLContext.getDefault();
                }
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(identity, trust(), null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("TLS: not available in this JVM", e);
            }
        }
    }
}
