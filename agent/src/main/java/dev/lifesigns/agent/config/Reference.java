/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.ReferencePage;
import dev.lifesigns.text.schema.Section;
import java.util.ArrayList;
import java.util.List;

/** The reference page of the configuration file, in Markdown. */
public final class Reference {
    private static final String INTRODUCTION = """
            # Configuration

            <!-- Generated from the schema in the code; `ReferenceTest` says how to refresh it. -->

            The agent reads one YAML 1.2 file, or [several](agent-operation.md#several-files): `lifesigns serve --config lifesigns.yaml`.
            Complete files are in [`examples/`](../examples). Before anything starts, the whole file is validated, and all problems are reported
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

    private final ReferencePage page = new ReferencePage(INTRODUCTION);
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
        page.heading(2, "The file");
        page.section("", file);
        checks();
        return page.toString();
    }

    private void checks() {
        page.heading(2, "`checks`");
        page.paragraph("Each check has a name, a `type`, the keys of its type, and any of these:");
        List<Key<?>> common = new ArrayList<>(List.of(TypeSection.typeKey(types.names())));
        common.addAll(TypeSection.policyKeys().toList());
        page.table(common);
        for (TypeSection type : types.sections()) {
            page.heading(3, "`type: " + type.name() + "`");
            page.paragraph(type.section().summary());
            page.table(type.optionKeys());
        }
    }
}
