/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.exec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a plugin has measured: {@code 'label'=value[unit];[warn];[crit];[min];[max]}, separated by spaces. */
final class PerformanceData {
    /** More of them are ignored. */
    private static final int MOST = 64;

    private static final List<String> LIMITS = List.of("warn", "crit", "min", "max");

    private static final Pattern ENTRY = Pattern.compile("(?:'((?:[^'=]|''){1,64})'|([^\\s'=]{1,64}))"
            + "=(-?[0-9]{0,20}(?:\\.[0-9]{1,20})?)([a-zA-Z%/]{0,8})((?:;[-0-9.~:@]{0,40}){0,4})(?=\\s|$)");

    private PerformanceData() {}

    /** The measured values by label, each with its value, and its unit and limits if it has some. */
    static Map<String, Map<String, Object>> parse(String text) {
        Map<String, Map<String, Object>> values = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(text);
        while (values.size() < MOST && entry.find()) {
            String quoted = entry.group(1);
            String label = quoted == null ? entry.group(2) : quoted.replace("''", "'");
            Map<String, Object> value = value(entry);
            if (!value.isEmpty()) {
                values.put(label, value);
            }
        }
        return values;
    }

    private static Map<String, Object> value(Matcher entry) {
        Map<String, Object> value = new LinkedHashMap<>();
        try {
            value.put("value", Double.valueOf(entry.group(3)));
        } catch (NumberFormatException undetermined) {
            return Map.of();
        }
        if (!entry.group(4).isEmpty()) {
            value.put("unit", entry.group(4));
        }
        String[] limits = entry.group(5).split(";", -1);
        for (int i = 1; i < limits.length; i++) {
            if (!limits[i].isEmpty()) {
                value.put(LIMITS.get(i - 1), limits[i]);
            }
        }
        return value;
    }
}
