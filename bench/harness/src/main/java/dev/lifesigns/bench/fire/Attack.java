/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;

/** One kind of fire. It counts what it does and what comes of it. */
interface Attack {
    /** What it is, in the plural, for the report. */
    String name();

    Tally tally();

    /** Goes on until it is interrupted, and leaves no connection open. */
    void run() throws IOException, InterruptedException;
}
