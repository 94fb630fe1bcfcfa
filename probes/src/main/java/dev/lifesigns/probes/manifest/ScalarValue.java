/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Position;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A single value.
 *
 * @param position where it is written
 * @param text without quotes
 * @param type its type in YAML
 */
public record ScalarValue(Position position, String text, Type type) implements Value {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|\\$\\{|\\$\\(");

    /** The type of a scalar in YAML. */
    public enum Type {
        TEXT("a string"),
        INTEGER("an integer"),
        FRACTION("a decimal number"),
        BOOLEAN("a boolean"),
        NULL("null");

        private final String noun;

        Type(String noun) {
            this.noun = noun;
        }
    }

    public ScalarValue {
        requireNonNull(position, "position");
        requireNonNull(text, "text");
        requireNonNull(type, "type");
    }

    @Override
    public String noun() {
        return type.noun;
    }

    @Override
    public boolean isNull() {
        return type == Type.NULL;
    }

    /** Whether another tool has yet to fill in a value: {@code ${PORT}}, <code>{{ .Values.port }}</code>. */
    public boolean isPlaceholder() {
        return isPlaceholderText(text);
    }

    static boolean isPlaceholderText(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** Its number, if it is a 32-bit integer and not text that looks like one. */
    public OptionalInt asInt() {
        return type == Type.INTEGER ? intOf(text) : OptionalInt.empty();
    }

    /** The number that the text looks like, whatever its type in YAML. */
    public OptionalInt looksLikeInt() {
        return intOf(text.strip());
    }

    private static OptionalInt intOf(String text) {
        try {
            return OptionalInt.of(Integer.decode(text.startsWith("0o") ? "0" + text.substring(2) : decimal(text)));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** YAML 1.2 reads 010 as ten; {@link Integer#decode} does not. */
    private static String decimal(String text) {
        boolean leadingZero = text.length() > 1 && text.charAt(0) == '0' && Character.isDigit(text.charAt(1));
        return leadingZero ? text.replaceFirst("^0+(?=.)", "") : text;
    }
}
