/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a piece of the file is quoted in a message: short, and without the secrets that a URL may hold. */
public final class Quoting {
    private static final int LONGEST = 60;
    private static final Pattern URL = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*:)(.*)");
    private static final Pattern PARAMETERS = Pattern.compile("(?s)[?;#].*");

    private Quoting() {}

    /** The text in quotes. */
    public static String quoted(String text) {
        return "'" + plain(text) + "'";
    }

    /** The text without quotes. */
    public static String plain(String text) {
        String shown = withoutCredentials(text);
        if (shown.length() <= LONGEST) {
            return shown;
        }
        boolean halves = Character.isHighSurrogate(shown.charAt(LONGEST - 1));
        return shown.substring(0, halves ? LONGEST - 1 : LONGEST) + "…";
    }

    /*
     * Everything between the scheme and the last '@' may be user-info: a password may hold any character that
     * otherwise ends it.
     */
    private static String withoutCredentials(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return text;
        }
        String rest = url.group(2);
        int userInfoEnd = rest.lastIndexOf('@');
        String safe = userInfoEnd < 0 ? rest : "…" + rest.substring(userInfoEnd);
        return url.group(1) + PARAMETERS.matcher(safe).replaceFirst("?…");
    }
}
