/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.http;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** How values are written in all JSON dialects. Properties whose value is {@code null} are left out. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Deeper than details can be; anything deeper may be infinite. */
    private static final int DEEPEST = 32;

    private static final Set<Class<?>> NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class, BigDecimal.class);

    private Json() {}

    /**
     * One object.
     *
     * <p>It is written as characters first, not as bytes: an unpaired surrogate in a check's message would make the
     * byte generator throw, and a check must not be able to break a response.
     */
    static String object(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    static void texts(JsonGenerator json, String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** RFC 3339 in UTC, to the millisecond. */
    static void time(JsonGenerator json, String name, @Nullable Instant value) {
        if (value != null) {
            json.writeStringProperty(name, value.truncatedTo(ChronoUnit.MILLIS).toString());
        }
    }

    /** Milliseconds with at most two decimals. */
    static void millis(JsonGenerator json, String name, @Nullable Duration value) {
        if (value != null) {
            json.writeName(name);
            json.writeNumber(decimal(value, 6, 2));
        }
    }

    /** The same as an element of an array, where a missing value is {@code null}. */
    static void millis(JsonGenerator json, @Nullable Duration value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(decimal(value, 6, 2));
        }
    }

    /** Seconds with at most three decimals. */
    static void seconds(JsonGenerator json, String name, Duration value) {
        json.writeName(name);
        json.writeNumber(decimal(value, 9, 3));
    }

    /** The members of an object with any values. */
    static void members(JsonGenerator json, Map<?, ?> members) {
        members.forEach((name, value) -> value(json, String.valueOf(name), value));
    }

    /**
     * A detail: objects, arrays, numbers, booleans, and {@code null} as such, at any depth; anything else, including
     * numbers that JSON does not have, as text.
     */
    static void value(JsonGenerator json, String name, @Nullable Object value) {
        json.writeName(name);
        write(json, value, 0);
    }

    /** A detail for a format without objects, arrays, and {@code null}: these are written as JSON text. */
    static void flat(JsonGenerator json, String name, @Nullable Object value) {
        boolean nested =
                value == null || value instanceof Map || value instanceof Iterable || value instanceof Object[];
        value(json, name, nested ? text(value) : value);
    }

    private static String text(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, value, 0);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value, int depth) {
        if (value == null) {
            json.writeNull();
        } else if (depth > DEEPEST
                && (value instanceof Map || value instanceof Iterable || value instanceof Object[])) {
            json.writeString("…");
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, member) -> {
                json.writeName(String.valueOf(name));
                write(json, member, depth + 1);
            });
            json.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            json.writeStartArray();
            elements.forEach(element -> write(json, element, depth + 1));
            json.writeEndArray();
        } else if (value instanceof Object[] elements) {
            write(json, Arrays.asList(elements), depth);
        } else {
            writeScalar(json, value);
        }
    }

    private static void writeScalar(JsonGenerator json, Object value) {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Double || value instanceof Float) {
            writeFloating(json, (Number) value);
        } else if (NUMBERS.contains(value.getClass())) {
            json.writeNumber(value.toString());
        } else {
            json.writeString(value.toString());
        }
    }

    private static void writeFloating(JsonGenerator json, Number value) {
        if (Double.isFinite(value.doubleValue())) {
            json.writeNumber(value.toString());
        } else {
            json.writeString(value.toString());
        }
    }

    private static String decimal(Duration value, int nanoDigits, int decimals) {
        BigDecimal nanos =
                BigDecimal.valueOf(value.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(value.getNano()));
        BigDecimal rounded = nanos.movePointLeft(nanoDigits).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
