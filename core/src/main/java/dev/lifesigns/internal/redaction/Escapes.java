/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.internal.redaction;

import java.util.Map;

/** Reads one percent-encoded byte, JSON escape, or XML entity. Percent-encoding and entities count only for ASCII. */
final class Escapes {
    private static final Map<String, Character> ENTITIES =
            Map.of("&quot;", '"', "&apos;", '\'', "&lt;", '<', "&gt;", '>', "&amp;", '&');

    private static final Map<Character, Character> LETTERS = Map.of('n', '\n', 'r', '\r', 't', '\t', '/', '/');

    private Escapes() {}

    /** Where the escape that starts there ends; {@code at} if there is none. */
    static int end(String text, int at) {
        return switch (text.charAt(at)) {
            case '%' -> endOfPercent(text, at);
            case '\\' -> endOfBackslash(text, at);
            default -> endOfEntity(text, at);
        };
    }

    /** The character that the escape from {@code at} to {@code end} represents. */
    static char value(String text, int at, int end) {
        char first = text.charAt(at);
        if (first == '%') {
            return (char) Integer.parseInt(text.substring(end - 2, end), 16);
        }
        if (first == '\\') {
            return text.charAt(at + 1) == 'u'
                    ? (char) Integer.parseInt(text.substring(end - 4, end), 16)
                    : LETTERS.getOrDefault(text.charAt(at + 1), ' ');
        }
        Character named = ENTITIES.get(text.substring(at, end));
        if (named != null) {
            return named;
        }
        boolean hex = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
        return (char) Integer.parseInt(text.substring(at + (hex ? 3 : 2), end - 1), hex ? 16 : 10);
    }

    /** Also if the percent sign is itself encoded, any number of times. */
    private static int endOfPercent(String text, int at) {
        int end = at + 1;
        while (text.startsWith("25", end) && hex(text, end + 2, 2)) {
            end += 2;
        }
        return hex(text, end, 2) && text.charAt(end) < '8' ? end + 2 : at;
    }

    private static int endOfBackslash(String text, int at) {
        if (at + 1 == text.length()) {
            return at;
        }
        if (text.charAt(at + 1) == 'u') {
            return hex(text, at + 2, 4) && !Character.isSurrogate(value(text, at, at + 6)) ? at + 6 : at;
        }
        return LETTERS.containsKey(text.charAt(at + 1)) ? at + 2 : at;
    }

    private static int endOfEntity(String text, int at) {
        int end = text.indexOf(';', at) + 1;
        if (end == 0 || end - at > 7 || end - at < 4) {
            return at;
        }
        if (ENTITIES.containsKey(text.substring(at, end))) {
            return end;
        }
        if (text.charAt(at + 1) != '#') {
            return at;
        }
        boolean hex = text.charAt(at + 2) == 'x' || text.charAt(at + 2) == 'X';
        String digits = text.substring(at + (hex ? 3 : 2), end - 1);
        try {
            int value = Integer.parseInt(digits, hex ? 16 : 10);
            return value > 0 && value < 0x80 ? end : at;
        } catch (NumberFormatException notANumber) {
            return at;
        }
    }

    private static boolean hex(String text, int at, int digits) {
        if (at + digits > text.length()) {
            return false;
        }
        for (int i = at; i < at + digits; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
