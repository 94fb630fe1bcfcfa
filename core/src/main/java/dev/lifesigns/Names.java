/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The form of names of checks, probes, gates, and startup tasks, which suits URL paths and metric labels. */
final class Names {
    private static final String FORM = "[a-z0-9][a-z0-9._-]{0,62}";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    /** Between shorter names, one letter is too much of a difference. */
    private static final int SHORTEST_MISSPELLED = 3;

    /** Anything longer is no name, and would take long to compare. */
    private static final int LONGEST = 63;

    private static final int SAME_START = 4;

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
        return "'" + name + "' is used more than once (expected: unique)";
    }

    /** The message for an unknown name, with the nearest known one if it is near enough. */
    static String unknown(String name, Collection<String> known) {
        String nearest = nearest(name, known);
        String expected = nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?";
        return "'" + name + "' (expected: one of " + known + expected + ")";
    }

    /** The known name that is nearest, or the first that starts alike; empty if there is none. */
    static String nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return "";
        }
        String nearest = "";
        int least = name.length() < SHORTEST_MISSPELLED ? 0 : Math.max(1, name.length() / 3) + 1;
        for (String candidate : new TreeSet<>(known)) {
            int distance = distance(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest.isEmpty() ? startingAlike(name, known) : nearest;
    }

    /** Such as {@code readiness} for {@code ready}. */
    private static String startingAlike(String name, Collection<String> known) {
        for (String candidate : new TreeSet<>(known)) {
            if (name.regionMatches(0, candidate, 0, SAME_START)) {
                return candidate;
            }
        }
        return "";
    }

    /**
     * How many letters must be changed, added, removed, or swapped with their neighbor to turn one into the other: the
     * optimal string alignment distance.
     */
    private static int distance(String from, String to) {
        int[][] rows = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : least(rows, from, i, to, j);
            }
        }
        return rows[from.length()][to.length()];
    }

    private static int least(int[][] rows, String from, int i, String to, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
