/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.Position;
import java.util.List;

/** A list of values.
 *
 * @param position of the first item, or of the opening bracket
 * @param items in the order of the file
 */
public record ListValue(Position position, List<Value> items) implements Value {
    public ListValue {
        requireNonNull(position, "position");
        items = List.copyOf(items);
    }

    @Override
    public String noun() {
        return "a list";
    }

    /** The text of each scalar in it. */
    public List<String> texts() {
        return items.stream()
                .flatMap(item -> item.asScalar().stream())
                .map(ScalarValue::text)
                .toList();
    }

    /** Each map in it. */
    public List<MapValue> maps() {
        return items.stream().flatMap(item -> item.asMap().stream()).toList();
    }
}
