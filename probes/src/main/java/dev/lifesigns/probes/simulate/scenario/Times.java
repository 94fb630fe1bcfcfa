/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as they are written: {@code 500ms}, {@code 2s}, {@code 1m}, {@code 1h}. */
final class Times {
    static final String FORM = "a duration such as 500ms, 2s or 1m";

    private static final Pattern PATTERN = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");
    static final Duration LONGEST = Duration.ofHours(24);

    private Times() {}

    /** The duration, or {@code null} if the text is none or longer than a day. */
    static @Nullable Duration parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = Duration.ofMillis(amount
                * switch (matcher.group(2)) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    default -> 3_600_000;
                });
        return duration.compareTo(LONGEST) > 0 ? null : duration;
    }
}
