/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Which certificates are trusted. */
final class Trust {
    private Trust() {}

    /** What the JVM trusts. */
    static SSLSocketFactory ofTheJvm() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    /**
     * Only the certificates of a PEM file.
     *
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    static SSLSocketFactory of(Path pemFile) {
        try (InputStream pem = Files.newInputStream(pemFile)) {
            return trust(CertificateFactory.getInstance("X.509").generateCertificates(pem))
                    .getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "trustFile: " + pemFile + " (expected: a readable file of PEM certificates)", e);
        }
    }

    private static SSLContext trust(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("no certificate");
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
