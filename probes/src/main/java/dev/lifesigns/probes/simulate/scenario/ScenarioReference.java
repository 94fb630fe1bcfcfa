/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.text.JsonText;
import dev.lifesigns.text.schema.JsonSchema;
import dev.lifesigns.text.schema.ReferencePage;
import dev.lifesigns.text.schema.References;
import dev.lifesigns.text.schema.Section;
import java.util.Map;

/** The reference of scenarios, for people and for editors. */
public final class ScenarioReference {
    private static final String INTRODUCTION = """
            # Scenarios

            <!-- Generated from the schema in the code; `ScenarioReferenceTest` says how to refresh it. -->

            Every key of a scenario of [`lifesigns probes simulate`](simulate.md). What a file does not set is as in `steady`, or in
            the built-in scenario that it `extends`. [`scenario.schema.json`](scenario.schema.json) is a JSON Schema for editors.

            A duration is a whole number and its unit: `500ms` `2s` `1m` `1h` `1d`. A share is `10%` or `0.1`.

            ## The file
            """;

    private ScenarioReference() {}

    /** The page, in Markdown. */
    public static String page() {
        ReferencePage page = new ReferencePage(INTRODUCTION);
        page.section("", schema().file());
        page.heading(2, "`incidents`");
        page.paragraph("Each has `at` and the keys of one of these kinds:");
        for (Section<Incident> kind : new IncidentShape(Declared.ANYTHING).kinds()) {
            page.heading(3, kind.summary().replaceFirst("[.]$", ""));
            page.table(kind.keys());
        }
        page.section("incidents.NUMBER.rollout", IncidentShape.ROLLOUT);
        return page.toString();
    }

    /** The JSON Schema (draft 2020-12), as indented JSON that ends in a line break. */
    public static String jsonSchema() {
        Map<String, Object> schema = JsonSchema.object(
                "$schema", "https://json-schema.org/draft/2020-12/schema", "title", "Lifesigns scenario");
        schema.putAll(schema().file().schema(References.NONE));
        return JsonText.indented(schema);
    }

    private static ScenarioSchema schema() {
        return new ScenarioSchema("any", Declared.ANYTHING);
    }
}
