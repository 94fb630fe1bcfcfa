/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.rules;

import dev.lifesigns.probes.manifest.ListValue;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.ScalarValue;
import dev.lifesigns.probes.manifest.Value;
import dev.lifesigns.text.Printable;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a value as YAML on one line. */
final class FlowYaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/_][A-Za-z0-9/_.-]*");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

    private FlowYaml() {}

    static String of(Value value) {
        if (value instanceof MapValue map) {
            return map.entries().values().stream()
                    .map(entry -> text(entry.key()) + ": " + of(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof ListValue list) {
            return list.items().stream().map(FlowYaml::of).collect(Collectors.joining(", ", "[", "]"));
        }
        ScalarValue scalar = (ScalarValue) value;
        if (scalar.isNull()) {
            return "null";
        }
        return scalar.type() == ScalarValue.Type.TEXT ? text(scalar.text()) : scalar.text();
    }

    /** A text, in quotes if it would mean something else without them. */
    static String text(String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                case 0x1b -> quoted.append("\\e");
                default -> append(quoted, c);
            }
        });
        return quoted.append('"').toString();
    }

    /** Escaped as in YAML, if it is not printable. */
    private static void append(StringBuilder quoted, int c) {
        if (!Printable.isUnprintable(c)) {
            quoted.appendCodePoint(c);
        } else if (Character.isBmpCodePoint(c)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
        }
    }
}
