/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records a name must have, instead of addresses.
 *
 * @param values those that must be among them, in their normal form; empty if any will do
 */
record RecordDemand(RecordType type, List<String> values) {
    static RecordDemand of(RecordType type, List<String> values) {
        return new RecordDemand(type, values.stream().map(type::normal).toList());
    }

    /** The first value that is not among those that were found, or {@code null}. */
    @Nullable
    String missingFrom(List<String> found) {
        return values.stream()
                .filter(value -> !found.contains(value))
                .findFirst()
                .orElse(null);
    }
}
