/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

/**
 * Receives the signs of life of jobs that run elsewhere, each reported with a bearer token. Thread-safe.
 *
 * <pre>{@code
 * Heartbeat backup = Heartbeat.within(Duration.ofHours(25));
 * KnownTokens tokens = KnownTokens.of(List.of(System.getenv("BACKUP_TOKEN_HASH")));
 * BeatReceiver receiver = (name, token) -> {
 *     boolean accepted = name.equals("backup") && tokens.contains(token);
 *     if (accepted) {
 *         backup.beat();
 *     }
 *     return accepted;
 * };
 * }</pre>
 */
@FunctionalInterface
public interface BeatReceiver {
    /**
     * Receives a sign of life. Called on the server's own thread; must not block.
     *
     * @param name what follows {@code beat/} in the path, as sent
     * @param token the token that came with it
     * @return whether it was accepted; if not, the client does not learn whether the name or the token was wrong
     */
    boolean beat(String name, String token);
}
