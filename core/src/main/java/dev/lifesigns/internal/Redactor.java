/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal;

import dev.lifesigns.internal.redaction.SecretFinder;
import dev.lifesigns.internal.redaction.SecretNames;

/**
 * Removes secrets from text of others: messages of drivers and clients, values of details.
 *
 * <p>If it is unclear where a value ends, it masks too much rather than too little. What it knows, and what it cannot
 * know, is described in {@code docs/redaction.md}.
 */
public final class Redactor {
    /** Replaces a secret. */
    public static final String MASK = "***";

    /** At most this many characters of a text are kept, so that the search is bounded. */
    private static final int KEPT = 4_096;

    /** This many more are searched, so that a secret at the cut is found whole and its first half is not left over. */
    private static final int BEYOND = 1_024;

    private static final int LONGEST_WORD = 200;

    private Redactor() {}

    /** The text with every secret masked, and shortened if it is very long. */
    public static String redact(String text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean cut = text.length() > KEPT;
        String searched = text.length() > KEPT + BEYOND ? text.substring(0, KEPT + BEYOND) : text;
        int kept = cut ? lastBlank(text) : text.length();
        String masked = SecretFinder.masked(searched, searched.length() < text.length(), kept, MASK);
        return cut ? masked + " …" : masked;
    }

    /** Whether a text under this name is a secret whatever it looks like. */
    public static boolean secretKey(String key) {
        return SecretNames.secret(key);
    }

    /** Whether even a number under this name is a secret. */
    public static boolean secretNumberKey(String key) {
        return SecretNames.secretNumber(key);
    }

    /** The last position near the bound at which no word is cut; the bound itself if there is one long word. */
    private static int lastBlank(String text) {
        int end = KEPT;
        while (end > KEPT - LONGEST_WORD && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return Character.isWhitespace(text.charAt(end)) ? end : KEPT;
    }
}
