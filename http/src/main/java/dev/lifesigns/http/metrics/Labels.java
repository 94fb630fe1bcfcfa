/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

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

    /** The label of that name for each value, in their order. */
    static <T> Map<T, Labels> each(String name, Collection<T> values, Function<T, String> text) {
        Map<T, Labels> labels = new LinkedHashMap<>();
        values.forEach(value -> labels.put(value, of(name, text.apply(value))));
        return labels;
    }

    /** These labels and one more. */
    Labels and(String name, String value) {
        return new Labels(new String(encoded, UTF_8) + ',' + name + "=\"" + Escaping.label(value) + '"');
    }

    void writeTo(ByteBuilder out) {
        out.append(encoded);
    }
}
