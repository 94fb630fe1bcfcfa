/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;

/** A property as written. Its text may be a secret. */
record Property(String name, String text, Position position) {
    String uniform() {
        return Setting.uniform(name);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return name + " (" + position + ")";
    }
}
