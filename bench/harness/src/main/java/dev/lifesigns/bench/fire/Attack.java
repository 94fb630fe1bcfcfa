/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bench.fire;

import java.io.IOException;

/** One kind of load. It counts what it does and how the agent reacts. */
interface Attack {
    /** Its name for the report, in the plural. */
    String name();

    Tally tally();

    /** Runs until it is interrupted, and leaves no connection open. */
    void run() throws IOException, InterruptedException;
}
