/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import dev.lifesigns.checks.internal.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;

/** The certificate that {@code ask} presents. */
final class Identity {
    private final Certificate[] chain;
    private final PrivateKey key;

    private Identity(Certificate[] chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Reads the files of {@code --cert} and {@code --key}; one file may hold both.
     *
     * @return {@code null} if none is named
     * @throws IllegalArgumentException if one of them cannot be used
     */
    static @Nullable Identity of(@Nullable String certificate, @Nullable String key) {
        if (certificate == null) {
            if (key != null) {
                throw new IllegalArgumentException("--key: " + key + " (expected: only with --cert)");
            }
            return null;
        }
        return new Identity(
                read("--cert", certificate, "a readable file of PEM certificates", PemFiles::certificates),
                read(
                        "--key",
                        key == null ? certificate : key,
                        "a readable PEM file with an unencrypted PKCS #8 private key",
                        PemFiles::privateKey));
    }

    KeyManager[] managers() throws IOException, GeneralSecurityException {
        return PemFiles.managers(chain, key);
    }

    private interface Reader<T> {
        T read(Path file) throws IOException, GeneralSecurityException;
    }

    private static <T> T read(String option, String file, String expected, Reader<T> reader) {
        try {
            return reader.read(Path.of(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(option + ": " + file + " (expected: " + expected + ")", e);
        }
    }
}
