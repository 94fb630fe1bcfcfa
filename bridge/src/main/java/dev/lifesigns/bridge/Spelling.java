/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;

/** What was probably meant by a misspelled name; for adapters that refuse such names in their framework's configuration. */
public final class Spelling {
    private Spelling() {}

    /**
     * The known name that is the least different, dashes aside.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static String nearest(String misspelled, Collection<String> known) {
        String name = uniform(requireNonNull(misspelled, "Spelling.nearest: misspelled is null"));
        return requireNonNull(known, "Spelling.nearest: known is null").stream()
                .min(Comparator.comparingInt(other -> distance(name, uniform(other))))
                .orElseThrow(() -> new IllegalArgumentException("known: [] (expected: at least one name)"));
    }

    private static String uniform(String dashed) {
        return dashed.replace("-", "");
    }

    /** How many letters to change, to add or to drop. */
    private static int distance(String from, String to) {
        int[] distances = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            distances[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.min(replaced, Math.min(distances[j], distances[j - 1]) + 1);
            }
        }
        return distances[to.length()];
    }
}
