/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Position;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one section of the file contains, by key. */
public final class Values {
    private final Map<Key<?>, Found> found = new HashMap<>();
    private boolean unreadable;

    /** A value, or {@code null} if it was refused or is unresolved, and the position of its key. */
    private record Found(@Nullable Object value, boolean unresolved, Position keyPosition) {}

    /** A section of which nothing could be read. */
    public static Values unreadable() {
        Values values = new Values();
        values.unreadable = true;
        return values;
    }

    public void put(Key<?> key, @Nullable Object value, Position keyPosition) {
        found.put(key, new Found(value, false, keyPosition));
    }

    /** A value that is unknown here, because a reference in it has no value here. */
    public void putUnresolved(Key<?> key, Position keyPosition) {
        found.put(key, new Found(null, true, keyPosition));
    }

    /** Whether the file has the key with a value that is unknown here. */
    public boolean isUnresolved(Key<?> key) {
        Found there = found.get(key);
        return there != null && there.unresolved();
    }

    /** Whether any value is unknown here. */
    public boolean hasUnresolved() {
        return found.values().stream().anyMatch(Found::unresolved);
    }

    /** Whether the file has the key, refused or not. */
    public boolean has(Key<?> key) {
        return unreadable || found.containsKey(key);
    }

    /** Whether the file has something under the key that was refused. */
    public boolean isRefused(Key<?> key) {
        Found there = found.get(key);
        return unreadable || (there != null && there.value() == null && !there.unresolved());
    }

    /** What the file says; neither default nor refused value. */
    @SuppressWarnings("unchecked") // put() is only called with the value of the key's own shape
    public <T> @Nullable T written(Key<T> key) {
        Found there = found.get(key);
        return there == null ? null : (T) there.value();
    }

    /** What the file says, else the default, else {@code null}. */
    public <T> @Nullable T find(Key<T> key) {
        T value = written(key);
        return value != null ? value : key.defaultValue();
    }

    /**
     * What the file says, else the default.
     *
     * @throws IllegalStateException if there is neither
     */
    public <T> T get(Key<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalStateException(
                    "key '" + key.name() + "': no value (expected: required, or with a default)");
        }
        return value;
    }

    /** Where the key is in the file. */
    @Nullable
    public Position position(Key<?> key) {
        Found there = found.get(key);
        return there == null ? null : there.keyPosition();
    }
}
