/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Labels with their values, as they are written between the braces of a sample. Immutable. */
final class Labels {
    private final byte[] encoded;

    private Labels(String text) {
        // What is no Unicode, such as half of a surrogate pair, becomes a question mark.
        this.encoded = text.getBytes(UTF_8);
    }

    static Labels of(String name, String value) {
        return new Labels(name + "=\"" + Escaping.label(value) + '"');
    }

    /** These labels and one more. */
    Labels and(String name, String value) {
        return new Labels(new String(encoded, UTF_8) + ',' + name + "=\"" + Escaping.label(value) + '"');
    }

    void writeTo(ByteBuilder out) {
        out.append(encoded);
    }
}
