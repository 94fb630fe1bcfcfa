/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** The certificate and the key with which a check identifies itself to a server. No message repeats any of the content. */
final class ClientIdentity {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final char[] IN_MEMORY = {};

    private ClientIdentity() {}

    /**
     * A PEM file of the chain, the client's own certificate first, and one of the PKCS #8 key.
     *
     * @throws IllegalArgumentException if one of them cannot be read or lacks what it should hold
     */
    static KeyManager[] pem(Path chainFile, Path keyFile) {
        Certificate[] chain = chain(chainFile);
        try {
            Matcher pem = PRIVATE_KEY.matcher(Files.readString(keyFile, US_ASCII));
            if (!pem.find()) {
                throw new InvalidKeySpecException("no PKCS #8 key");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setKeyEntry("client", key(Base64.getMimeDecoder().decode(pem.group(1))), IN_MEMORY, chain);
            return managers(store, IN_MEMORY);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
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
            return managers(store, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "clientCertificate: " + file
                            + " (expected: a readable PKCS #12 key store, and its password in clientKeyPassword)",
                    e);
        }
    }

    /** @throws IllegalArgumentException if the file cannot be read or holds no certificate */
    static Certificate[] chain(Path file) {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new GeneralSecurityException("no certificate");
            }
            return chain;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "clientCertificate: " + file + " (expected: a readable file of PEM certificates, or a key store"
                            + " whose name ends with .p12 or .pfx)",
                    e);
        }
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        InvalidKeySpecException last = new InvalidKeySpecException("none of " + ALGORITHMS);
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException ofAnotherAlgorithm) {
                last = ofAnotherAlgorithm;
            }
        }
        throw last;
    }

    private static KeyManager[] managers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
