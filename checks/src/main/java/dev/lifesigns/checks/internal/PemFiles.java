/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** Certificates and keys in PEM files. */
public final class PemFiles {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
    private static final char[] IN_MEMORY = {};

    private PemFiles() {}

    /**
     * All certificates of a file, at least one; it may hold keys as well.
     *
     * @throws GeneralSecurityException if there is none
     */
    public static Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        String certificates = CERTIFICATE
                .matcher(Files.readString(file, ISO_8859_1))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
        try (InputStream in = new ByteArrayInputStream(certificates.getBytes(ISO_8859_1))) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new CertificateException("no certificate");
            }
            return chain;
        }
    }

    /**
     * The key of a file.
     *
     * @throws GeneralSecurityException if there is no unencrypted one in PKCS #8
     */
    public static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = PRIVATE_KEY.matcher(Files.readString(file, ISO_8859_1));
        if (!pem.find()) {
            throw new InvalidKeySpecException("no PKCS #8 key");
        }
        try {
            return key(Base64.getMimeDecoder().decode(pem.group(1)));
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidKeySpecException(notBase64);
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

    /** What presents a certificate to servers that ask for one. */
    public static KeyManager[] managers(Certificate[] chain, PrivateKey key)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("client", key, IN_MEMORY, chain);
        return managers(store, IN_MEMORY);
    }

    static KeyManager[] managers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }
}
