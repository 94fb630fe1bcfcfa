/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.netty;

import java.time.Duration;

/**
 * The limits of a server, for all clients together and for each address. Timeouts are whole seconds, as the server checks
 * its connections once a second.
 *
 * @param connections at most; a new one displaces the one that has been idle the longest
 * @param connectionsPerAddress the same for one address
 * @param bytes buffered at most for unfinished requests and unsent responses; beyond, the connection that has buffered the longest is
 *     closed
 * @param bytesPerAddress the same for one address
 * @param idleTimeout without a complete request, unless the client waits for a change or reads events
 * @param requestTimeout from the first byte of a request to its last
 * @param lingerTimeout after the last response, so that a client that is still sending can read it
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

    /** What the TLS of a connection takes of the heap, at most, and which share of it may be taken by all of them. */
    private static final long TLS_BYTES = 64 * 1024;

    private static final int SHARE_OF_TLS = 2;

    static final Limits DEFAULT = of(10_000, 1_000);

    /** With the default timeouts, and an eighth of the heap, but at most 16 MB, for buffers. */
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

    /** With no more connections than the heap has room for if each of them is encrypted. */
    Limits forTls() {
        int most =
                (int) Math.min(connections, Math.max(1, Runtime.getRuntime().maxMemory() / SHARE_OF_TLS / TLS_BYTES));
        return new Limits(
                most,
                Math.min(most, connectionsPerAddress),
                bytes,
                bytesPerAddress,
                idleTimeout,
                requestTimeout,
                lingerTimeout);
    }
}
