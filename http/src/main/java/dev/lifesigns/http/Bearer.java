/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Bearer tokens (RFC 6750), known only by their SHA-256 hashes. */
final class Bearer implements Authenticator {
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-fA-F]{64}");

    private final List<byte[]> hashes;

    Bearer(List<byte[]> hashes) {
        this.hashes = List.copyOf(hashes);
    }

    /**
     * Reads hashes of the form {@code sha256:…}.
     *
     * @throws IllegalArgumentException if there is none, or one is malformed; the message does not contain it, because
     *     it may be a token
     */
    static List<byte[]> parse(Iterable<String> written) {
        List<byte[]> hashes = new ArrayList<>();
        for (String hash : written) {
            if (!HASH.matcher(hash).matches()) {
                throw new IllegalArgumentException(
                        "bearer token " + (hashes.size() + 1)
                                + ": malformed hash (expected: sha256: and 64 hexadecimal digits, as 'lifesigns token' prints them)");
            }
            hashes.add(HexFormat.of().parseHex(hash, hash.indexOf(':') + 1, hash.length()));
        }
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("bearer tokens: none (expected: at least one hash)");
        }
        return hashes;
    }

    @Override
    public Outcome authenticate(HealthRequest request) {
        String token = Credentials.of("Bearer", request);
        return token != null && known(token) ? Outcome.AUTHENTICATED : Outcome.REJECTED;
    }

    /** Compares with all hashes, so that the time reveals nothing. */
    private boolean known(String token) {
        byte[] hash = Sha256.of(token.getBytes(UTF_8));
        boolean known = false;
        for (byte[] candidate : hashes) {
            known |= MessageDigest.isEqual(candidate, hash);
        }
        return known;
    }

    @Override
    public List<String> challenges() {
        return List.of("Bearer realm=\"health\"");
    }
}
