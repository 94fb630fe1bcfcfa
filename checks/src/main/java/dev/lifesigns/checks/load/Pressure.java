/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.load;

import java.util.Locale;

/** What processes wait for. */
public enum Pressure {
    /** For a core to run on. */
    CPU,
    /** For memory that is being reclaimed, read back or swapped in. */
    MEMORY,
    /** For a disk. */
    IO;

    private final String fileName = name().toLowerCase(Locale.ROOT);

    /** As the kernel names it. */
    String fileName() {
        return fileName;
    }
}
