/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lifesigns.text.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The generated page and schema are those of the code. To refresh them:
 * {@code ./mvnw -pl probes -am test -Dtest=ScenarioReferenceTest -Dlifesigns.refresh -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ScenarioReferenceTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ScenarioReference.jsonSchema(), InputFormat.JSON);

    @Test
    void pageIsThatOfTheCode() throws IOException {
        assertFresh("scenario.md", ScenarioReference.page());
    }

    @Test
    void jsonSchemaIsThatOfTheCode() throws IOException {
        assertFresh("scenario.schema.json", ScenarioReference.jsonSchema());
    }

    @ParameterizedTest
    @MethodSource
    void everyBuiltInIsValidByTheSchema(String name) {
        assertThat(problems(BuiltIns.text(name))).isEmpty();
    }

    static List<String> everyBuiltInIsValidByTheSchema() {
        return BuiltIns.names();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "podz: 3",
                "pods: 0",
                "duration: soon",
                "probes: {liveness: {periodSecond: 3}}",
                "application: {pauses: some}",
                "incidents: [{at: 1m, for: 1m, dependency: database, becomes: gone}]"
            })
    void whatTheReaderRefusesTheSchemaRefuses(String scenario) {
        assertThat(problems(scenario)).isNotEmpty();
    }

    private static List<Error> problems(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        Map<?, ?> document = (Map<?, ?>) new Load(settings).loadFromString(yaml);
        return SCHEMA.validate(JsonText.indented(document), InputFormat.JSON);
    }

    private static void assertFresh(String name, String generated) throws IOException {
        Path file = DOCS.resolve(name);
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.writeString(file, generated);
        }
        assertThat(file).hasContent(generated);
    }
}
