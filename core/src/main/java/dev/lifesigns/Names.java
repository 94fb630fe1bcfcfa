/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The one form of the names of checks, probes and startup tasks; fit for a URL path and a metric label. */
final class Names {
    private static final String FORM = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Names() {}

    static boolean wellFormed(String name) {
        return PATTERN.matcher(name).matches();
    }

    static void require(String what, String name) {
        if (!wellFormed(name)) {
            throw new IllegalArgumentException(malformed(what, name));
        }
    }

    static String malformed(String what, String name) {
        return what + ": '" + name + "' (expected: " + FORM + ")";
    }

    static String taken(String what, String name) {
        return what + ": " + more(name);
    }

    static String more(String name) {
        return "'" + name + "' is there more than once (expected: unique)";
    }

    /** What to say of a name that is not among those that there are, with the nearest of them if it is near. */
    static String unknown(String name, Collection<String> known) {
        String nearest = nearest(name, known);
        String expected = nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?";
        return "'" + name + "' (expected: one of " + known + expected + ")";
    }

    private static String nearest(String name, Collection<String> known) {
        String nearest = "";
        int least = Math.max(1, name.length() / 3) + 1;
        for (String candidate : new TreeSet<>(known)) {
            int distance = distance(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** How many letters have to be changed, added or taken away to make one of the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
