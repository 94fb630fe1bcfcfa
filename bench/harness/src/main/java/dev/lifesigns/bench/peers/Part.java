/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.peers;

import java.util.Locale;

/** What can be measured by itself; {@code README.md} beside the program says how. */
enum Part {
    STARTS,
    THROUGHPUT,
    CALLS,
    HANGS;

    /** As it is written after {@code --only}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
