/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;
import java.util.Optional;

/** A value of a manifest, with its position. Closed: a map, a list or a scalar. Immutable. */
public sealed interface Value permits MapValue, ListValue, ScalarValue {
    /** Where it is; for an alias, the position of its anchor. */
    Position position();

    /** What it is, for a message: {@code a map}. */
    String noun();

    /** This value as a map, if it is one. */
    default Optional<MapValue> asMap() {
        return this instanceof MapValue map ? Optional.of(map) : Optional.empty();
    }

    /** This value as a list, if it is one. */
    default Optional<ListValue> asList() {
        return this instanceof ListValue list ? Optional.of(list) : Optional.empty();
    }

    /** This value as a scalar other than null, if it is one. */
    default Optional<ScalarValue> asScalar() {
        return this instanceof ScalarValue scalar && !scalar.isNull() ? Optional.of(scalar) : Optional.empty();
    }

    /** Whether it is null. */
    default boolean isNull() {
        return false;
    }
}
