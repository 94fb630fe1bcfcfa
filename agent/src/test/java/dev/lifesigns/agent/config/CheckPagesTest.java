/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in {@code docs/checks} are those of the types. To refresh them:
 * {@code ./mvnw -pl agent -am test -Dtest=CheckPagesTest -Dlifesigns.refresh}; that of a pack, with {@code -pl
 * packs/kafka} and its {@code KafkaPageTest}.
 */
class CheckPagesTest {
    private static final Path DOCS = Path.of("..", "docs", "checks");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> pageIsThatOfTheType() {
        return BuiltIn.types().sections().stream()
                .map(type -> DynamicTest.dynamicTest(
                        type.name(),
                        () -> CheckPage.assertFresh(DOCS.resolve(type.name() + ".md"), CheckPage.page(type))));
    }

    @Test
    void listOfPagesIsThatOfTheTypes() throws IOException {
        StringBuilder list =
                new StringBuilder("# Checks\n\n" + CheckPage.SOURCE + "\n\n| type | verifies |\n| --- | --- |\n");
        for (TypeSection type : BuiltIn.types().sections()) {
            list.append("| [`%s`](%s.md) | %s |%n"
                    .formatted(type.name(), type.name(), type.section().summary()));
        }
        list.append(
                "\nThese need [a jar](../agent-drivers.md#packs) in `ext/`, because their client libraries are large:\n\n");
        list.append("| type | jar |\n| --- | --- |\n");
        for (String type : Packs.TYPES) {
            list.append("| [`%s`](%s.md) | `%s` |%n".formatted(type, type, Packs.file(type, "VERSION")));
        }
        CheckPage.assertFresh(DOCS.resolve("README.md"), list.toString());
        Set<String> expected = new TreeSet<>(Set.of("README.md"));
        BuiltIn.types().names().forEach(name -> expected.add(name + ".md"));
        Packs.TYPES.forEach(name -> expected.add(name + ".md"));
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @TestFactory
    Stream<DynamicTest> exampleOfAFileIsValid() throws IOException {
        return examples("yaml", example -> {
            ConfigReader reader = new ConfigReader(BuiltIn.types(), name -> null);
            Path secret = Files.writeString(directory.resolve("secret"), "correct-horse");
            String text = example.replaceAll("/run/secrets/[a-z-]+", secret.toString());
            ConfigResult result = reader.read("lifesigns.yaml", text);
            assertThat(result.findings()).isEmpty();
            result.config().close();
        });
    }

    @TestFactory
    Stream<DynamicTest> exampleOfAProgramCompiles() throws IOException {
        List<String> packages = BuiltIn.types().sections().stream()
                .map(section -> section.type().getClass().getPackageName())
                .filter(name -> name.startsWith("dev.lifesigns.checks."))
                .distinct()
                .toList();
        return examples(
                "java",
                example -> CheckPage.assertCompiles(
                        example, packages, "javax.sql.DataSource dataSource, String token", directory));
    }

    private interface Verification {
        void of(String example) throws IOException;
    }

    /** A test for each block of code, with the name of the type on whose page it is. */
    private static Stream<DynamicTest> examples(String language, Verification verification) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String type : BuiltIn.types().names()) {
            for (String example : CheckPage.examples(type, language)) {
                tests.add(DynamicTest.dynamicTest(type, () -> verification.of(example)));
            }
        }
        return tests.stream();
    }
}
