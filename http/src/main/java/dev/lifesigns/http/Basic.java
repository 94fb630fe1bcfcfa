/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lifesigns.http.PasswordQueue.Verdict;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Basic authentication (RFC 7617) against bcrypt hashes. Credentials that were verified are remembered for a while, and
 * all others go through the {@link PasswordQueue}: neither password guessing nor a dashboard can take the processor
 * away from the application.
 */
final class Basic {
    static final String CHALLENGE = "Basic realm=\"health\", charset=\"UTF-8\"";

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");
    private static final int LEAST_COST = 4;
    private static final int GREATEST_COST = 14;
    private static final int LONGEST_HEADER = 1_024;

    private final Map<String, String> users;
    private final String slowest;
    private final CredentialCache remembered;
    private final PasswordQueue queue;

    Basic(Map<String, String> users, LongSupplier nanoClock) {
        this.users = Map.copyOf(users);
        this.slowest = users.values().stream()
                .max(Comparator.comparingInt(Basic::cost))
                .orElseThrow();
        this.remembered = new CredentialCache(nanoClock);
        this.queue = new PasswordQueue(nanoClock);
    }

    /**
     * Returns the users if they are valid.
     *
     * @throws IllegalArgumentException if there is none, or a name or hash is malformed; the message does not contain
     *     the hash, because it may be a password
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

    /** The cost of a hash, or -1 if the text is not one. */
    private static int cost(String hash) {
        Matcher matcher = HASH.matcher(hash);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /**
     * Verifies the credentials of a request; returns {@code null} if it has none of this kind, or malformed ones. Not
     * complete on return if a password has to be verified.
     *
     * @param client the client that sent the request, by {@link Client#key()}
     */
    @Nullable
    CompletableFuture<Verdict> authenticate(HealthRequest request, long client) {
        byte[] credentials = decode(Credentials.of("Basic", request));
        int colon = credentials == null ? -1 : indexOfColon(credentials);
        if (credentials == null || colon < 0) {
            return null;
        }
        return remembered.contains(credentials)
                ? CompletableFuture.completedFuture(Verdict.AUTHENTICATED)
                : queue.submit(client, () -> verify(credentials, colon));
    }

    /** An unknown user takes as long as a known one. */
    private boolean verify(byte[] credentials, int colon) {
        String hash = users.get(new String(credentials, 0, colon, UTF_8));
        byte[] password = Arrays.copyOfRange(credentials, colon + 1, credentials.length);
        boolean fits = BCryptPasswords.matches(password, hash == null ? slowest : hash);
        if (!fits || hash == null) {
            return false;
        }
        remembered.add(credentials);
        return true;
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
}
