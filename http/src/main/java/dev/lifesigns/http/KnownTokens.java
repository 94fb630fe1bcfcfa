/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Bearer tokens (RFC 6750) of which only the SHA-256 hashes are known. Immutable and thread-safe.
 *
 * <pre>{@code
 * KnownTokens tokens = KnownTokens.of(
 *     List.of("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
 * boolean accepted = tokens.contains("test");
 * }</pre>
 */
public final class KnownTokens {
    static final KnownTokens NONE = new KnownTokens(List.of());

    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-fA-F]{64}");

    private final List<byte[]> hashes;

    private KnownTokens(List<byte[]> hashes) {
        this.hashes = List.copyOf(hashes);
    }

    /** Whether a text has the form of a hash: {@code sha256:} and 64 hexadecimal digits. */
    public static boolean isHash(String text) {
        return HASH.matcher(requireNonNull(text, "KnownTokens.isHash: text is null"))
                .matches();
    }

    /**
     * The tokens with these hashes.
     *
     * @throws IllegalArgumentException if there is none, or one is malformed; the message does not contain it, because
     *     it may be a token
     */
    public static KnownTokens of(Iterable<String> hashes) {
        List<byte[]> parsed = new ArrayList<>();
        for (String hash : requireNonNull(hashes, "KnownTokens.of: hashes is null")) {
            if (!isHash(hash)) {
                throw new IllegalArgumentException(
                        "bearer token " + (parsed.size() + 1)
                                + ": malformed hash (expected: sha256: and 64 hexadecimal digits, as 'lifesigns token' prints them)");
            }
            parsed.add(HexFormat.of().parseHex(hash, hash.indexOf(':') + 1, hash.length()));
        }
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException("bearer tokens: none (expected: at least one hash)");
        }
        return new KnownTokens(parsed);
    }

    /** Whether the token is one of them. Compares with all hashes, so that the time reveals nothing. */
    public boolean contains(String token) {
        byte[] hash = Sha256.of(
                requireNonNull(token, "KnownTokens.contains: token is null").getBytes(UTF_8));
        boolean known = false;
        for (byte[] candidate : hashes) {
            known |= MessageDigest.isEqual(candidate, hash);
        }
        return known;
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** These, and others. */
    KnownTokens and(KnownTokens others) {
        List<byte[]> all = new ArrayList<>(hashes);
        all.addAll(others.hashes);
        return new KnownTokens(all);
    }
}
