/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate;

import static java.util.Objects.requireNonNull;

/**
 * One number of a report; the smaller, the better.
 *
 * @param name in JSON
 * @param label for people
 * @param unit for people; empty for a plain count
 * @param spread over all runs
 */
public record Figure(String name, String label, String unit, Spread spread) {
    public Figure {
        requireNonNull(name, "name");
        requireNonNull(label, "label");
        requireNonNull(unit, "unit");
        requireNonNull(spread, "spread");
    }
}
