/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.Section;
import dev.lifesigns.text.schema.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference page of the configuration file, in Markdown. */
public final class Reference {
    private static final String INTRODUCTION = """
            # Configuration

            <!-- Generated from the schema in the code; `ReferenceTest` says how to refresh it. -->

            The agent reads one YAML 1.2 file: `lifesigns serve --config lifesigns.yaml`. Complete files are in
            [`examples/`](../examples). Before anything starts, the whole file is validated, and all problems are reported
            at once, each with its line and column. `lifesigns config validate lifesigns.yaml` does only that;
            `lifesigns config schema` prints a JSON Schema for editors.

            ## How values are written

            | value | written as |
            | --- | --- |
            | duration | a whole number and its unit: `500ms` `2s` `1m` `1h` `1d` |
            | size | bytes, or with a unit: `1GB` is 10^9 bytes, `1GiB` is 2^30; `KB` `MB` `GB` `TB`, `KiB` `MiB` `GiB` `TiB` |
            | share | `10%` or `0.1` |
            | list | `[a, b]`, or a single value without brackets |
            | `${NAME}` | the environment variable `NAME`; it is an error if it is not set |
            | `${NAME:default}` | the same, with a default |
            | `${file:/run/secrets/x}` | the content of a regular text file, at most 64 KiB, without its last line break |
            | `$${` | a literal `${` |

            References are allowed in every value, alone or within a text, but not in keys. What they resolve to is never
            shown in a message. Use them for passwords and other secrets: a secret in the file itself causes a warning. A
            file is limited to 4 MiB and 150,000 values, and a value to 65,536 characters.
            """;

    private final StringBuilder page = new StringBuilder(INTRODUCTION);
    private final CheckTypes types;

    private Reference(CheckTypes types) {
        this.types = types;
    }

    /** The page for files that name these types. */
    public static String of(CheckTypes types) {
        return new Reference(types).page();
    }

    private String page() {
        Section<?> file = new ConfigSchema(types).file();
        heading(2, "The file");
        table(file.keys());
        file.keys().forEach(key -> section(key.name(), key.shape()));
        checks();
        return page.toString();
    }

    private void section(String name, Shape<?> shape) {
        if (shape instanceof Section<?> section) {
            heading(2, "`" + name + "`");
            paragraph(section.summary());
            table(section.keys());
            section.keys().forEach(key -> section(name + "." + key.name(), key.shape()));
        }
    }

    private void checks() {
        heading(2, "`checks`");
        paragraph("Each check has a name, a `type`, the keys of its type, and any of these:");
        List<Key<?>> common = new ArrayList<>(List.of(TypeSection.typeKey(types.names())));
        common.addAll(TypeSection.policyKeys().toList());
        table(common);
        for (TypeSection type : types.sections()) {
            heading(3, "`type: " + type.name() + "`");
            paragraph(type.section().summary());
            table(type.optionKeys());
        }
    }

    private void heading(int level, String text) {
        page.append('\n').append("#".repeat(level)).append(' ').append(text).append('\n');
    }

    private void paragraph(String text) {
        page.append('\n').append(text).append('\n');
    }

    private void table(List<Key<?>> keys) {
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
}
