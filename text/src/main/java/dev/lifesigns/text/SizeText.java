/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How sizes are written: {@code 1GB} is 10^9 bytes, {@code 1GiB} is 2^30, a number alone is bytes. */
public final class SizeText {
    /** As a regular expression. */
    public static final String PATTERN = "[0-9]{1,18}([KMGT]i?B|B)?";

    private static final Pattern PARTS = Pattern.compile("([0-9]{1,18})([KMGT]i?B|B)?");
    private static final Map<String, Long> UNITS = units();

    private SizeText() {}

    /** The number of bytes, or {@code null} if the text is not a size, or larger than a {@code long}. */
    public static @Nullable Long parse(String text) {
        Matcher matcher = PARTS.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        long unitBytes = unit == null ? 1 : UNITS.getOrDefault(unit, 1L);
        return amount > Long.MAX_VALUE / unitBytes ? null : (Long) (amount * unitBytes);
    }

    /** The size in the largest unit in which it is whole. */
    public static String print(long bytes) {
        String printed = bytes + "B";
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (bytes > 0 && bytes % unit.getValue() == 0) {
                return bytes / unit.getValue() + unit.getKey();
            }
        }
        return printed;
    }

    /** By size, the largest first. */
    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("TiB", 1L << 40);
        units.put("TB", 1_000_000_000_000L);
        units.put("GiB", 1L << 30);
        units.put("GB", 1_000_000_000L);
        units.put("MiB", 1L << 20);
        units.put("MB", 1_000_000L);
        units.put("KiB", 1L << 10);
        units.put("KB", 1_000L);
        units.put("B", 1L);
        return units;
    }
}
