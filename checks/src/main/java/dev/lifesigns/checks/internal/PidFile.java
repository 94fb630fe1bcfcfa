/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with the number of a process, which the process has written when it started. */
public final class PidFile {
    private static final int LONGEST = 64;

    private PidFile() {}

    /**
     * The number in it.
     *
     * @throws IOException with a message for the user, if there is none
     */
    public static long read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Long.parseUnsignedLong(new String(in.readNBytes(LONGEST), US_ASCII).strip());
        } catch (IOException | NumberFormatException e) {
            throw new IOException(
                    "pidFile: " + file + ": " + e.getClass().getSimpleName()
                            + " (expected: a readable file with the number of a process)",
                    e);
        }
    }
}
