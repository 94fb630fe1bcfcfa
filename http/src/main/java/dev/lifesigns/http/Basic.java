/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Basic authentication (RFC 7617) against bcrypt hashes.
 *
 * <p>A verification is slow by intent, so no more than one goes on at a time, and who proved it is remembered for a
 * while: neither a guesser nor a dashboard can take the processor away from the application.
 */
final class Basic implements Authenticator {
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");
    private static final int LEAST_COST = 4;
    private static final int GREATEST_COST = 14;
    private static final int LONGEST_HEADER = 1_024;

    private final Map<String, String> users;
    private final String slowest;
    private final RememberedCredentials remembered;
    private final Semaphore verification = new Semaphore(1);

    Basic(Map<String, String> users, LongSupplier nanoClock) {
        this.users = Map.copyOf(users);
        this.slowest = users.values().stream()
                .max(Comparator.comparingInt(Basic::cost))
                .orElseThrow();
        this.remembered = new RememberedCredentials(nanoClock);
    }

    /**
     * The users themselves, if all is well with them.
     *
     * @throws IllegalArgumentException if there is none, a name is malformed, or a hash is; the hash is not repeated,
     *     since it may be a password
     */
    static Map<String, String> require(Map<String, String> users) {
        if (users.isEmpty()) {
            throw new IllegalArgumentException("basic users: none (expected: at least one)");
        }
        users.forEach((name, hash) -> {
            if (name.isEmpty() || name.indexOf(':') >= 0) {
                throw new IllegalArgumentException("basic user: '" + name + "' (expected: a name without a colon)");
            }
            int cost = cost(hash);
            if (cost < LEAST_COST || cost > GREATEST_COST) {
                throw new IllegalArgumentException("basic user '" + name
                        + "': malformed hash (expected: bcrypt, $2a$, $2b$ or $2y$, of cost " + LEAST_COST + " to "
                        + GREATEST_COST + ")");
            }
        });
        return users;
    }

    /** The cost of a hash, or -1 if it is none. */
    private static int cost(String hash) {
        Matcher matcher = HASH.matcher(hash);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    @Override
    public Outcome authenticate(HealthRequest request) {
        byte[] credentials = decode(Credentials.of("Basic", request));
        int colon = credentials == null ? -1 : indexOfColon(credentials);
        if (credentials == null || colon < 0) {
            return Outcome.REJECTED;
        }
        if (remembered.contains(credentials)) {
            return Outcome.AUTHENTICATED;
        }
        if (!verification.tryAcquire()) {
            return Outcome.BUSY;
        }
        try {
            return verify(credentials, colon);
        } finally {
            verification.release();
        }
    }

    /** An unknown user takes as long as a known one. */
    private Outcome verify(byte[] credentials, int colon) {
        String hash = users.get(new String(credentials, 0, colon, UTF_8));
        byte[] password = Arrays.copyOfRange(credentials, colon + 1, credentials.length);
        boolean fits = BCrypt.checkpw(password, hash == null ? slowest : hash);
        if (!fits || hash == null) {
            return Outcome.REJECTED;
        }
        remembered.add(credentials);
        return Outcome.AUTHENTICATED;
    }

    private static byte @Nullable [] decode(@Nullable String encoded) {
        if (encoded == null || encoded.length() > LONGEST_HEADER) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int indexOfColon(byte[] credentials) {
        for (int i = 0; i < credentials.length; i++) {
            if (credentials[i] == ':') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public List<String> challenges() {
        return List.of("Basic realm=\"health\", charset=\"UTF-8\"");
    }
}
