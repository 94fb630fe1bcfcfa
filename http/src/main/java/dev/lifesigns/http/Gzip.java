/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses what is sent. */
final class Gzip {
    private static final int LIKELY_RATIO = 8;

    private Gzip() {}

    /** Compresses at the lowest level: metrics repeat themselves so much that higher ones only take longer. */
    static byte[] compress(byte[] content) {
        return compress(content, Deflater.BEST_SPEED);
    }

    /** Compresses at the highest level what is sent many times. */
    static byte[] best(byte[] content) {
        return compress(content, Deflater.BEST_COMPRESSION);
    }

    private static byte[] compress(byte[] content, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + content.length / LIKELY_RATIO);
        try (OutputStream gzip = new Leveled(bytes, level)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static final class Leveled extends GZIPOutputStream {
        private static final int BUFFER = 8 * 1024;

        Leveled(OutputStream out, int level) throws IOException {
            super(out, BUFFER);
            def.setLevel(level);
        }
    }
}
