/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How durations are written: a whole number and one unit, {@code 500ms 2s 1m 1h 1d}. */
public final class DurationText {
    /** As a regular expression. */
    public static final String PATTERN = "[0-9]{1,15}(ms|s|m|h|d)";
    /** In words, for messages. */
    public static final String FORM = "a duration such as 500ms, 2s or 1m";

    /** Anything longer is taken for a typo. */
    public static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern PARTS = Pattern.compile("([0-9]{1,15})(ms|s|m|h|d)");

    private DurationText() {}

    /** The duration, or {@code null} if the text is not one, or longer than {@link #LONGEST}. */
    public static @Nullable Duration parse(String text) {
        Matcher matcher = PARTS.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        long unitMillis = switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return amount > LONGEST.toMillis() / unitMillis ? null : Duration.ofMillis(amount * unitMillis);
    }

    /** The duration in the largest unit in which it is whole. */
    public static String print(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0s";
        }
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
