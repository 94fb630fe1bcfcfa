/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.generate;

import dev.lifesigns.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.translate.CharSequenceTranslator;
import org.apache.commons.text.translate.LookupTranslator;

/** Writes YAML top to bottom, with comments. Not thread-safe. */
final class Yaml {
    private static final int STEP = 2;
    private static final int WIDTH = 120;
    private static final int NARROWEST = 40;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*");
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private static final CharSequenceTranslator QUOTED =
            new LookupTranslator(Map.of("\\", "\\\\", "\"", "\\\"", "\n", "\\n", "\r", "\\r", "\t", "\\t"));

    private final List<Line> lines = new ArrayList<>();
    private int indent;
    private String bullet = "";

    /** One line; {@code remark} is empty if there is none. */
    private record Line(String text, String remark) {}

    /** A scalar written so that it is read as text. */
    static String text(String value) {
        boolean plain = PLAIN.matcher(value).matches() && !NOT_TEXT.contains(value.toLowerCase(Locale.ROOT));
        return plain ? value : Printable.json('"' + QUOTED.translate(value) + '"');
    }

    void line(String text) {
        line(text, "");
    }

    /** A line with a comment. */
    void line(String text, String remark) {
        lines.add(new Line(" ".repeat(indent) + bullet + text, remark));
        indent += bullet.length();
        bullet = "";
    }

    /** A key with a number, and the reason for it. */
    void line(String key, Derived<?> derived) {
        line(key + ": " + derived.value(), derived.reason());
    }

    /** A key, and what is below it. */
    void in(String key, Runnable body) {
        line(key + ":");
        indent += STEP;
        body.run();
        indent -= STEP;
    }

    /** An entry of a list: its first line gets the dash. */
    void item(Runnable body) {
        int before = indent;
        bullet = "- ";
        body.run();
        indent = before;
    }

    /** A comment above what follows. */
    void say(String sentences) {
        String margin = " ".repeat(indent) + "# ";
        wrapped(sentences, WIDTH - margin.length()).forEach(each -> lines.add(new Line(margin + each, "")));
    }

    /** A multi-line text, unchanged. */
    void block(String key, String text) {
        line(key + ": |" + (text.startsWith(" ") || text.startsWith("\n") ? STEP : ""));
        String margin = " ".repeat(indent + STEP);
        text.stripTrailing().lines().forEach(each -> lines.add(new Line(each.isEmpty() ? "" : margin + each, "")));
    }

    /** Ends a document and starts another. */
    void next() {
        lines.add(new Line("---", ""));
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            int end = i;
            int column = 0;
            while (end < lines.size() && !lines.get(end).remark().isEmpty()) {
                column = Math.max(column, lines.get(end++).text().length() + STEP);
            }
            for (Line remarked : lines.subList(i, end)) {
                append(page, remarked, column);
            }
            i = end;
            if (i < lines.size()) {
                page.append(lines.get(i).text()).append('\n');
            }
        }
        return page.toString();
    }

    private static void append(StringBuilder page, Line line, int column) {
        String before = line.text();
        for (String each : wrapped(line.remark(), Math.max(NARROWEST, WIDTH - column - STEP))) {
            page.append(before)
                    .append(" ".repeat(column - before.length()))
                    .append("# ")
                    .append(each)
                    .append('\n');
            before = "";
        }
    }

    private static List<String> wrapped(String sentences, int width) {
        List<String> wrapped = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Printable.of(sentences).split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                wrapped.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        wrapped.add(line.toString());
        return wrapped;
    }
}
