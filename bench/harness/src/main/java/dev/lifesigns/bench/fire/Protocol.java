/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One side of one connection: how a request is read, and what a good and a bad answer are. */
interface Protocol {
    /** Reads a request; null if the peer has left or says goodbye. */
    @Nullable
    String request(DataInputStream in) throws IOException;

    byte[] good(String request);

    byte[] bad(String request);

    /** Whether the connection ends with the answer. */
    default boolean isLast(String request) {
        return false;
    }
}
