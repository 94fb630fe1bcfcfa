/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Copies details into JSON values while the check still runs: whatever a value does when it is read happens within the
 * deadline and on the check's own thread. Never throws.
 */
final class DetailValues {
    /** Indicates that something was left out. */
    static final String TRUNCATED = "truncated";

    static final int MAX_DEPTH = 8;
    static final int MAX_ELEMENTS = 100;

    /** At most this many nodes of a value are copied, whatever its shape. */
    private static final int MAX_NODES = 2_000;

    private static final int MAX_DIGITS = 400;
    private static final String UNREADABLE = "(unreadable)";
    private static final String CIRCULAR = "(circular)";
    private static final String TOO_DEEP = "…";

    /** Not every Number: a counter would keep counting inside a result. */
    private static final Set<Class<?>> NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class);

    /* The containers around the value being copied; a value that contains itself would never end. */
    private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;
    private boolean truncated;

    private DetailValues() {}

    /** Adds the copy of a value. */
    static void put(Map<String, @Nullable Object> details, @Nullable Object name, @Nullable Object value) {
        DetailValues copy = new DetailValues();
        details.put(text(name), copy.plain(value, 0));
        if (copy.truncated) {
            details.put(TRUNCATED, true);
        }
    }

    /** Adds copies of the entries that the map returns. */
    static void putAll(Map<String, @Nullable Object> details, Map<?, ?> added) {
        try {
            int names = 0;
            for (Map.Entry<?, ?> entry : added.entrySet()) {
                if (names++ == MAX_NODES) {
                    details.put(TRUNCATED, true);
                    return;
                }
                put(details, entry.getKey(), entry.getValue());
            }
        } catch (Throwable unreadable) {
            details.put(TRUNCATED, true);
        }
    }

    private @Nullable Object plain(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean || NUMBERS.contains(value.getClass())) {
            return value;
        }
        if (value instanceof String text) {
            return text;
        }
        try {
            return read(value, depth);
        } catch (Throwable unreadable) {
            return UNREADABLE;
        }
    }

    private @Nullable Object read(Object value, int depth) {
        if (value instanceof Map<?, ?>
                || value instanceof Collection<?>
                || value.getClass().isArray()) {
            return value instanceof char[] chars ? new String(chars) : nested(value, depth);
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null), depth);
        }
        if (value instanceof AtomicReference<?> reference) {
            return depth == MAX_DEPTH ? TOO_DEEP : plain(reference.get(), depth + 1);
        }
        Object number = number(value);
        if (number != null) {
            return number;
        }
        String text = String.valueOf(rendered(value));
        return value instanceof Iterable<?> && text.startsWith(value.getClass().getName() + "@")
                ? nested(value, depth)
                : text;
    }

    private static @Nullable Object number(Object value) {
        if (value instanceof AtomicInteger || value instanceof AtomicLong || value instanceof LongAdder) {
            return ((Number) value).longValue();
        }
        if (value instanceof DoubleAdder adder) {
            return adder.doubleValue();
        }
        if (value instanceof AtomicBoolean flag) {
            return flag.get();
        }
        if (value instanceof OptionalInt optional && optional.isPresent()) {
            return optional.getAsInt();
        }
        if (value instanceof OptionalLong optional && optional.isPresent()) {
            return optional.getAsLong();
        }
        if (value instanceof OptionalDouble optional && optional.isPresent()) {
            return optional.getAsDouble();
        }
        boolean big = value.getClass() == BigInteger.class && ((BigInteger) value).bitLength() < MAX_DIGITS * 3
                || value.getClass() == BigDecimal.class
                        && ((BigDecimal) value).precision() < MAX_DIGITS
                        && Math.abs(((BigDecimal) value).scale()) < MAX_DIGITS;
        return big ? value : null;
    }

    @SuppressWarnings("JavaUtilDate") // what others put into a detail
    private static @Nullable Object rendered(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Throwable thrown) {
            return Thrown.describe(thrown);
        }
        if (value.getClass() == Date.class) {
            return Instant.ofEpochMilli(((Date) value).getTime());
        }
        return value instanceof Class<?> type ? type.getName() : value;
    }

    private Object nested(Object value, int depth) {
        if (depth == MAX_DEPTH || nodes >= MAX_NODES) {
            truncated = true;
            return TOO_DEEP;
        }
        if (!around.add(value)) {
            truncated = true;
            return CIRCULAR;
        }
        try {
            if (value instanceof Map<?, ?> map) {
                return object(map, depth);
            }
            return value instanceof Iterable<?> iterable ? list(iterable, depth) : array(value, depth);
        } finally {
            around.remove(value);
        }
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> copy = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!room(copy.size())) {
                break;
            }
            copy.put(text(entry.getKey()), plain(entry.getValue(), depth + 1));
        }
        return Collections.unmodifiableMap(copy);
    }

    private List<@Nullable Object> list(Iterable<?> values, int depth) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object value : values) {
            if (!room(copy.size())) {
                break;
            }
            copy.add(plain(value, depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private List<@Nullable Object> array(Object values, int depth) {
        List<@Nullable Object> copy = new ArrayList<>();
        for (int i = 0; i < Array.getLength(values) && room(copy.size()); i++) {
            copy.add(plain(Array.get(values, i), depth + 1));
        }
        return Collections.unmodifiableList(copy);
    }

    private boolean room(int elements) {
        boolean room = elements < MAX_ELEMENTS && nodes++ < MAX_NODES;
        truncated |= !room;
        return room;
    }

    private static String text(@Nullable Object name) {
        try {
            return name instanceof String text ? text : "" + name;
        } catch (Throwable unreadable) {
            return UNREADABLE;
        }
    }
}
