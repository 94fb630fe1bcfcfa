/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The generated pages are those of the code. To refresh them:
 * {@code ./mvnw -pl agent -am test -Dtest=ReferenceTest -Dlifesigns.refresh}.
 */
class ReferenceTest {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void referencePageIsThatOfTheCode() throws IOException {
        assertFresh("configuration.md", Reference.of(BuiltIn.types()));
    }

    @Test
    void jsonSchemaIsThatOfTheCode() throws IOException {
        assertFresh("lifesigns.schema.json", ConfigJsonSchema.of(BuiltIn.types()));
    }

    private static void assertFresh(String name, String generated) throws IOException {
        Path file = DOCS.resolve(name);
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.writeString(file, generated);
        }
        assertThat(file)
                .as("refresh it: ./mvnw -pl agent -am test -Dtest=ReferenceTest -Dlifesigns.refresh")
                .hasContent(generated);
    }
}
