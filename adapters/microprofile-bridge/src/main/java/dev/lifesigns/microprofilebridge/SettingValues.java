/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.microprofilebridge;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads values of the configuration. Each method throws {@code IllegalArgumentException}, with the key, for any other text. */
final class SettingValues {
    private SettingValues() {}

    /** {@code 500ms}, {@code 10s}, {@code 1m}, {@code 1h}, {@code 1d} or {@code PT10S}. */
    static Duration duration(String key, String text) {
        String iso = text.toUpperCase(Locale.ROOT);
        try {
            if (iso.endsWith("MS")) {
                return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
            }
            if (iso.startsWith("P")) {
                return Duration.parse(iso);
            }
            return Duration.parse(iso.endsWith("D") ? "P" + iso : "PT" + iso);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
            throw wrong(key, text, "a duration such as 500ms, 10s, 1m, 1h, 1d or PT10S", e);
        }
    }

    static double number(String key, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a number", e);
        }
    }

    static int count(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a whole number", e);
        }
    }

    static boolean bool(String key, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, text, "true or false", null);
        };
    }

    private static IllegalArgumentException wrong(String key, String text, String expected, @Nullable Throwable cause) {
        return new IllegalArgumentException(key + ": '" + text + "' (expected: " + expected + ")", cause);
    }
}
