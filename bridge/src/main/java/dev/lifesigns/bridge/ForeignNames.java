/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.bridge;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes names of the engine's form of any text. */
final class ForeignNames {
    private static final int LONGEST = 63;
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9._]+");
    private static final Pattern NO_START = Pattern.compile("^[^a-z0-9]+");
    private static final Pattern NO_END = Pattern.compile("[._-]+$");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9.]+");

    private ForeignNames() {}

    /** {@code diskSpace} is {@code disk-space}, {@code db/primary} is {@code db.primary}; any other sign is a dash. */
    static String mapped(String foreign) {
        String words = WORD_START.matcher(foreign).replaceAll("-").replace('/', '.');
        String signs = FOREIGN.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("-");
        String name = trimmed(NO_START.matcher(signs).replaceAll(""), LONGEST);
        return name.isEmpty() ? "check" : name;
    }

    /** The name, or the first of {@code name-2}, {@code name-3} … that is free. */
    static String free(String name, Predicate<String> taken) {
        String candidate = name;
        for (int number = 2; taken.test(candidate); number++) {
            String suffix = "-" + number;
            candidate = trimmed(name, LONGEST - suffix.length()) + suffix;
        }
        return candidate;
    }

    /** What two spellings of one name have in common: {@code diskSpace}, {@code disk-space} and {@code DISKSPACE}. */
    static String relaxed(String name) {
        return NO_LETTER
                .matcher(name.replace('/', '.').toLowerCase(Locale.ROOT))
                .replaceAll("");
    }

    /** On one line of a log, whatever the framework allows in a name. */
    static String printable(String name) {
        return CONTROL.matcher(name).replaceAll("?");
    }

    private static String trimmed(String name, int longest) {
        String cut = name.length() > longest ? name.substring(0, longest) : name;
        return NO_END.matcher(cut).replaceAll("");
    }
}
