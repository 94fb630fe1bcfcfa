/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static java.util.Objects.requireNonNull;

/**
 * One change to a manifest that fixes a finding, or part of it. Immutable.
 *
 * @param path of the field from the object's root: {@code spec.template.spec.containers[0].livenessProbe.timeoutSeconds}
 * @param value to write, as YAML on one line; empty to remove the field
 */
public record Fix(String path, String value) {
    public Fix {
        requireNonNull(path, "path");
        requireNonNull(value, "value");
    }

    /** Whether the field is to go. */
    public boolean removes() {
        return value.isEmpty();
    }
}
