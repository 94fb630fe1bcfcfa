/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.time.Duration;

/**
 * What a server grants its clients, all of them together and those of one address. Whole seconds, as the server looks at
 * its connections once a second.
 *
 * @param connections at most; for a newcomer whoever has been idle for the longest is hung up on
 * @param connectionsPerAddress the same for one address
 * @param bytes kept at most of unfinished requests and unread answers; beyond, whoever needed them first is hung up on
 * @param bytesPerAddress the same for one address
 * @param idleTimeout without a whole request, unless the client waits for news: its silence is agreed on
 * @param requestTimeout from the first byte of a request to its last, however steadily they come
 * @param lingerTimeout after the last answer, for a client that is still sending and shall read it
 */
record Limits(
        int connections,
        int connectionsPerAddress,
        long bytes,
        long bytesPerAddress,
        Duration idleTimeout,
        Duration requestTimeout,
        Duration lingerTimeout) {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int SHARE_OF_HEAP = 8;
    private static final int SHARE_OF_ADDRESS = 4;

    static final Limits DEFAULT = of(10_000, 1_000);

    /** With the usual patience, and an eighth of the heap, but at most 16 MB, for what is kept. */
    static Limits of(int connections, int connectionsPerAddress) {
        long bytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        return new Limits(
                connections,
                connectionsPerAddress,
                bytes,
                bytes / SHARE_OF_ADDRESS,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2));
    }
}
