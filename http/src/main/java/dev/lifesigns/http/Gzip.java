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

/** Compresses at the lowest level: metrics repeat themselves so much that higher ones only take longer. */
final class Gzip {
    private static final int LIKELY_RATIO = 8;

    private Gzip() {}

    static byte[] compress(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + content.length / LIKELY_RATIO);
        try (OutputStream gzip = new Fast(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        private static final int BUFFER = 8 * 1024;

        Fast(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
