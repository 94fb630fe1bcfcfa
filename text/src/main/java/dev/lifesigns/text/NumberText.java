/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers for people, the same in every locale. */
public final class NumberText {
    private static final double NO_FRACTION = 100;

    private NumberText() {}

    /** With its unit; {@code never} where there is no value. */
    public static String of(OptionalDouble value, String unit) {
        if (value.isEmpty()) {
            return "never";
        }
        String number = of(value.getAsDouble());
        return unit.isEmpty() ? number : unit.startsWith("/") || unit.equals("%") ? number + unit : number + " " + unit;
    }

    /** With a useful number of digits. */
    public static String of(double value) {
        boolean whole = value == Math.rint(value) || Math.abs(value) >= NO_FRACTION;
        return String.format(Locale.ROOT, whole ? "%,.0f" : Math.abs(value) < 1 ? "%.2f" : "%.1f", value);
    }

    /** A time in minutes and seconds: {@code 2m30s}. */
    public static String of(Duration time) {
        long millis = time.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = time.toSeconds();
        String hours = seconds >= 3_600 ? seconds / 3_600 + "h" : "";
        String minutes = seconds % 3_600 >= 60 ? seconds % 3_600 / 60 + "m" : "";
        String rest = seconds % 60 > 0 || seconds == 0 ? seconds % 60 + "s" : "";
        return hours + minutes + rest;
    }
}
