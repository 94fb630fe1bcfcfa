/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import dev.lifesigns.checks.internal.TlsClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates are trusted, and which one is presented.
 *
 * @param authorities a PEM file of the only ones; {@code null} for those of the JVM
 * @param own whether the first one of the file is that of the target itself, which then may have any name
 *     and need not be valid
 * @param identity {@code null} for none
 */
record Trust(
        @Nullable Path authorities, boolean own, @Nullable Identity identity) {
    private static final String[] HTTP = {"http/1.1"};
    private static final String[] GRPC = {"h2"};

    /** Shakes hands, and verifies the name. */
    Socket secure(Socket socket, Target target) throws IOException, GeneralSecurityException {
        SSLSocket secured =
                (SSLSocket) context().getSocketFactory().createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        if (!own) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        parameters.setApplicationProtocols(target.kind().isGrpc() ? GRPC : HTTP);
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        if (!own) {
            TlsClient.requireValid(secured);
        }
        return secured;
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        if (authorities == null && identity == null) {
            return SSLContext.getDefault();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                identity == null ? null : identity.managers(),
                authorities == null ? null : trusting(authorities),
                null);
        return context;
    }

    private TrustManager[] trusting(Path authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(authorities)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("trusted-" + store.size(), certificate);
                if (own) {
                    break;
                }
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers.getTrustManagers();
    }

    /** @throws IllegalArgumentException if the file holds no certificate */
    void require() {
        if (authorities == null) {
            return;
        }
        try (InputStream pem = Files.newInputStream(authorities)) {
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .isEmpty()) {
                return;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private IllegalArgumentException unreadable(@Nullable Exception cause) {
        return new IllegalArgumentException(
                (own ? "server.tls.certificate: " : "--cacert: ") + authorities
                        + " (expected: a readable file of PEM certificates)",
                cause);
    }
}
