/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Values by name. As in Kubernetes, an entry whose value is null counts as absent, except in {@link #entries}.
 *
 * @param position of the first key, or of the opening brace
 * @param entries in the order of the file; of entries with the same name, the last, which is the one that counts
 * @param duplicates entries whose key is repeated later
 */
public record MapValue(Position position, Map<String, Entry> entries, List<Entry> duplicates) implements Value {
    /**
     * A value with its name.
     *
     * @param key the name
     * @param position of the name
     * @param value what it names
     */
    public record Entry(String key, Position position, Value value) {
        public Entry {
            requireNonNull(key, "key");
            requireNonNull(position, "position");
            requireNonNull(value, "value");
        }
    }

    public MapValue {
        requireNonNull(position, "position");
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        duplicates = List.copyOf(duplicates);
    }

    @Override
    public String noun() {
        return "a map";
    }

    /** The entry of that name, if it exists and is not null. */
    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> !entry.value().isNull());
    }

    /** Whether there is a value of that name. */
    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /** The value of that name. */
    public Optional<Value> get(String key) {
        return entry(key).map(Entry::value);
    }

    /** The map of that name. */
    public Optional<MapValue> map(String key) {
        return get(key).flatMap(Value::asMap);
    }

    /** The map at the end of a path of names. */
    public Optional<MapValue> map(String first, String... more) {
        Optional<MapValue> inner = map(first);
        for (String key : more) {
            inner = inner.flatMap(map -> map.map(key));
        }
        return inner;
    }

    /** The list of that name. */
    public Optional<ListValue> list(String key) {
        return get(key).flatMap(Value::asList);
    }

    /** The scalar of that name. */
    public Optional<ScalarValue> scalar(String key) {
        return get(key).flatMap(Value::asScalar);
    }

    /** The text of the scalar of that name. */
    public Optional<String> text(String key) {
        return scalar(key).map(ScalarValue::text);
    }

    /** The number of that name, if it is one. */
    public OptionalInt integer(String key) {
        return scalar(key).map(ScalarValue::asInt).orElse(OptionalInt.empty());
    }

    /** The texts of the list of that name; none if there is no list. */
    public List<String> texts(String key) {
        return list(key).map(ListValue::texts).orElse(List.of());
    }

    /** The maps in the list of that name; none if there is no list. */
    public List<MapValue> maps(String key) {
        return list(key).map(ListValue::maps).orElse(List.of());
    }

    /** The position of that key, or of the map if it is absent. */
    public Position positionOf(String key) {
        return entry(key).map(Entry::position).orElse(position);
    }
}
