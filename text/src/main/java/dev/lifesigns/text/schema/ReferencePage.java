/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reference page in Markdown, written from a schema. Not thread-safe. */
public final class ReferencePage {
    private final StringBuilder page;

    /** A page that starts with that text. */
    public ReferencePage(String introduction) {
        page = new StringBuilder(introduction);
    }

    /** The sections of a section, each under its path; itself too, unless it is the whole file. */
    public void section(String name, Section<?> section) {
        if (!name.isEmpty()) {
            heading(2, "`" + name + "`");
            paragraph(section.summary());
        }
        table(section.keys());
        for (Key<?> key : section.keys()) {
            if (key.shape() instanceof Section<?> inner) {
                section(name.isEmpty() ? key.name() : name + "." + key.name(), inner);
            } else if (key.shape() instanceof OptionalShape<?> optional
                    && optional.shape() instanceof Section<?> inner) {
                section(name + "." + key.name(), inner);
            } else if (key.shape() instanceof MapShape<?> map && map.value() instanceof Section<?> inner) {
                section((name.isEmpty() ? "" : name + ".") + key.name() + ".NAME", inner);
            }
        }
    }

    /** A heading. */
    public void heading(int level, String text) {
        page.append('\n').append("#".repeat(level)).append(' ').append(text).append('\n');
    }

    /** A paragraph. */
    public void paragraph(String text) {
        page.append('\n').append(text).append('\n');
    }

    /** The keys of a section; adds nothing if there are none. */
    public void table(List<Key<?>> keys) {
        if (keys.isEmpty()) {
            return;
        }
        page.append("\n| key | value | default | |\n| --- | --- | --- | --- |\n");
        for (Key<?> key : keys) {
            page.append("| `").append(key.name()).append("` | ");
            page.append(cell(key.shape().form())).append(" | ");
            page.append(cell(fallback(key))).append(" | ");
            page.append(cell(key.description())).append(" |\n");
        }
    }

    private static String fallback(Key<?> key) {
        String note = key.defaultNote();
        if (key.isRequired()) {
            return "required";
        }
        if (note != null) {
            return note;
        }
        return key.shape() instanceof Section ? "" : code(key.writtenDefault());
    }

    private static String code(@Nullable Object written) {
        return written == null ? "" : "`" + written + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** The page so far. */
    @Override
    public String toString() {
        return page.toString();
    }
}
