/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;

/** The certificate and the key with which a check identifies itself to a server. No message repeats any of the content. */
final class ClientIdentity {
    private ClientIdentity() {}

    /**
     * A PEM file of the chain, the client's own certificate first, and one of the PKCS #8 key.
     *
     * @throws IllegalArgumentException if one of them cannot be read or lacks what it should hold
     */
    static KeyManager[] pem(Path chainFile, Path keyFile) {
        Certificate[] chain = chain(chainFile);
        try {
            return PemFiles.managers(chain, PemFiles.privateKey(keyFile));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "clientKey: " + keyFile
                            + " (expected: a readable PEM file with an unencrypted PKCS #8 private key)",
                    e);
        }
    }

    /**
     * A PKCS #12 key store with one key.
     *
     * @throws IllegalArgumentException if it cannot be read with this password
     */
    static KeyManager[] keyStore(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return PemFiles.managers(store, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "clientCertificate: " + file
                            + " (expected: a readable PKCS #12 key store, and its password in clientKeyPassword)",
                    e);
        }
    }

    /** @throws IllegalArgumentException if the file cannot be read or holds no certificate */
    static Certificate[] chain(Path file) {
        try {
            return PemFiles.certificates(file);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "clientCertificate: " + file + " (expected: a readable file of PEM certificates, or a key store"
                            + " whose name ends with .p12 or .pfx)",
                    e);
        }
    }
}
