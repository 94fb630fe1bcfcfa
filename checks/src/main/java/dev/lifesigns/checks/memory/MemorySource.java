/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import dev.lifesigns.CheckScope;
import java.io.IOException;

/** Where a reading comes from. */
interface MemorySource {
    /**
     * Measures now.
     *
     * @throws IOException if the system does not report it
     */
    MemoryReading read() throws IOException;

    /** What is measured: this process or the machine. */
    CheckScope scope();
}
