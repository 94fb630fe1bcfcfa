/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.exec;

import java.util.Map;

/**
 * What a plugin of Nagios has printed: a line of text, then performance data behind a bar, and perhaps more lines, with more
 * performance data behind another bar.
 *
 * @param line the text of the first line
 * @param performance the measured values by label
 */
record PluginOutput(String line, Map<String, Map<String, Object>> performance) {
    static PluginOutput parse(String printed) {
        String text = printed.strip();
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        String rest = end < 0 ? "" : text.substring(end + 1);
        return new PluginOutput(before(first).strip(), PerformanceData.parse(behind(first) + " " + behind(rest)));
    }

    private static String before(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? text : text.substring(0, bar);
    }

    private static String behind(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? "" : text.substring(bar + 1);
    }
}
