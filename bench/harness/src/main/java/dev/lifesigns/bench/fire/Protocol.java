/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One side of one connection: how to read a request, and the good and the bad response. */
interface Protocol {
    /** Reads a request; null if the peer has disconnected or announces that it will. */
    @Nullable
    String request(DataInputStream in) throws IOException;

    byte[] good(String request);

    byte[] bad(String request);

    /** Whether the connection ends with the response. */
    default boolean isLast(String request) {
        return false;
    }
}
