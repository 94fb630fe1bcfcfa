/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import dev.lifesigns.internal.Redactor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Redacts details by name at every depth, and keeps them within bounds. Reads JSON values only. */
final class DetailRedaction {
    private static final int MAX_DETAILS = 64;
    private static final int MAX_CHARS = 16 * 1024;

    /** Digits of the greatest long. */
    private static final int LONGEST_COUNT = 19;

    private static final int SHORTEST_KEY = 4;

    /** Names of fields that hold a name, and of fields beside them that hold its value. */
    private static final Set<String> NAMES =
            Set.of("name", "key", "property", "parameter", "field", "header", "variable");

    private static final Set<String> VALUES = Set.of("val", "v", "content", "contents", "data", "text", "string");

    private int chars;
    private boolean truncated;

    private DetailRedaction() {}

    /** The details as they may be shown, sorted. */
    static Map<String, @Nullable Object> redacted(Map<String, @Nullable Object> details) {
        if (details.isEmpty()) {
            return Map.of();
        }
        DetailRedaction redaction = new DetailRedaction();
        Map<String, @Nullable Object> kept = redaction.object(details, false, MAX_DETAILS);
        if (redaction.truncated) {
            kept.put(DetailValues.TRUNCATED, true);
        }
        return Collections.unmodifiableMap(kept);
    }

    private @Nullable Object value(@Nullable Object value, boolean secret) {
        if (value instanceof Map<?, ?> map) {
            return Collections.unmodifiableMap(object(map, secret, Integer.MAX_VALUE));
        }
        if (secret && keyMaterial(value)) {
            return Redactor.MASK;
        }
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(list(list, secret));
        }
        if (value instanceof String text) {
            return secret && !text.isEmpty() ? Redactor.MASK : Text.oneLine(Redactor.redact(text));
        }
        return value;
    }

    /** Whether it is the bytes, the characters, or the number of a key: a single count is none. */
    private static boolean keyMaterial(@Nullable Object value) {
        return value instanceof BigInteger number && number.bitLength() >= Long.SIZE
                || value instanceof BigDecimal decimal && decimal.precision() > LONGEST_COUNT
                || value instanceof List<?> list
                        && list.size() >= SHORTEST_KEY
                        && list.stream().allMatch(Number.class::isInstance);
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map, boolean secret, int most) {
        boolean named = namesASecret(map);
        Map<String, @Nullable Object> kept = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (kept.size() == most) {
                truncated = true;
                break;
            }
            String shown = Text.shortened(Text.oneLine(Redactor.redact(name)), 200);
            int before = chars;
            Object value = valueUnder(name, entry.getValue(), secret, named);
            chars += shown.length() + cost(value);
            if (chars > MAX_CHARS) {
                // What follows may be shorter.
                truncated = true;
                chars = before;
                continue;
            }
            kept.put(shown, value);
        }
        return kept;
    }

    private @Nullable Object valueUnder(String name, @Nullable Object value, boolean secret, boolean named) {
        if (value instanceof Number && Redactor.secretNumberKey(name)) {
            return Redactor.MASK;
        }
        String field = Text.lower(name);
        boolean valueOfSecret = named && (VALUES.contains(field) || field.endsWith("value"));
        return value(value, secret || valueOfSecret || Redactor.secretKey(name));
    }

    /** Whether it is a pair of a name and a value, with the name of a secret. */
    private static boolean namesASecret(Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof String field
                    && entry.getValue() instanceof String name
                    && NAMES.contains(Text.lower(field))
                    && Redactor.secretKey(name)) {
                return true;
            }
        }
        return false;
    }

    private List<@Nullable Object> list(List<?> list, boolean secret) {
        List<@Nullable Object> kept = new ArrayList<>();
        boolean next = false;
        for (Object element : list) {
            int before = chars;
            Object value = value(element, secret || next);
            next = element instanceof String name && secretOption(name, list.size());
            if (chars + cost(value) > MAX_CHARS) {
                truncated = true;
                chars = before;
                break;
            }
            chars += cost(value);
            kept.add(value);
        }
        return kept;
    }

    /** Whether the next element is the secret: of a command line, or of a pair. */
    private static boolean secretOption(String name, int elements) {
        boolean option = name.startsWith("-") || elements == 2;
        return option && name.indexOf('=') < 0 && name.indexOf(' ') < 0 && Redactor.secretKey(name);
    }

    /** The contents of a container are counted already. */
    private static int cost(@Nullable Object value) {
        boolean container = value instanceof Map<?, ?> || value instanceof List<?>;
        return container ? 2 : String.valueOf(value).length();
    }
}
