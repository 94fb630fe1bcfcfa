/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.text.schema.ReferencePage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in {@code docs/checks} are those of the types: what each declares, and what an operator should know, from
 * {@code checks/NAME.md} in the resources of the tests. To refresh them:
 * {@code ./mvnw -pl agent -am test -Dtest=CheckPagesTest -Dlifesigns.refresh}.
 */
class CheckPagesTest {
    private static final Path DOCS = Path.of("..", "docs", "checks");
    private static final String SOURCE =
            "<!-- Generated from the type in the code; `CheckPagesTest` says how to refresh it. -->";
    private static final String IMPORTS = """
            import dev.lifesigns.HealthCheck;
            import java.net.URI;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;
            """;

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> pageIsThatOfTheType() {
        return BuiltIn.types().sections().stream()
                .map(type -> DynamicTest.dynamicTest(type.name(), () -> assertFresh(type.name() + ".md", page(type))));
    }

    @Test
    void listOfPagesIsThatOfTheTypes() throws IOException {
        StringBuilder list = new StringBuilder("# Checks\n\n" + SOURCE + "\n\n| type | verifies |\n| --- | --- |\n");
        for (TypeSection type : BuiltIn.types().sections()) {
            list.append("| [`%s`](%s.md) | %s |%n"
                    .formatted(type.name(), type.name(), type.section().summary()));
        }
        assertFresh("README.md", list.toString());
        Set<String> expected = new TreeSet<>(Set.of("README.md"));
        BuiltIn.types().names().forEach(name -> expected.add(name + ".md"));
        try (Stream<Path> files = Files.list(DOCS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @TestFactory
    Stream<DynamicTest> exampleOfAFileIsValid() {
        return examples("yaml")
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    ConfigReader reader = new ConfigReader(BuiltIn.types(), name -> null);
                    Path secret = Files.writeString(directory.resolve("secret"), "correct-horse");
                    String text = example.text().replaceAll("/run/secrets/[a-z-]+", secret.toString());
                    ConfigResult result = reader.read(example.name(), text);
                    assertThat(result.findings()).isEmpty();
                    result.config().close();
                }));
    }

    @TestFactory
    Stream<DynamicTest> exampleOfAProgramCompiles() {
        return examples("java")
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> assertCompiles(example.text())));
    }

    private static void assertFresh(String name, String generated) throws IOException {
        Path file = DOCS.resolve(name);
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.createDirectories(DOCS);
            Files.writeString(file, generated);
        }
        assertThat(file).hasContent(generated);
    }

    private static String page(TypeSection type) throws IOException {
        String prose = prose(type.name());
        assertThat(prose).contains("## In a file", "## Rights", "## Cost", "## Failures");
        ReferencePage page = new ReferencePage("# `" + type.name() + "`\n\n" + SOURCE + "\n");
        page.paragraph(type.section().summary());
        page.heading(2, "Options");
        page.table(type.optionKeys());
        page.paragraph("And those of [every check](../configuration.md#checks).");
        return page + "\n" + prose;
    }

    private static String prose(String type) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "checks", type + ".md"));
    }

    /** A block of code, and the type on whose page it is. */
    private record Example(String name, String text) {}

    private static Stream<Example> examples(String language) {
        Pattern block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
        List<Example> examples = new ArrayList<>();
        for (String type : BuiltIn.types().names()) {
            try {
                Matcher found = block.matcher(prose(type));
                while (found.find()) {
                    examples.add(new Example(type, found.group(1)));
                }
            } catch (IOException e) {
                throw new AssertionError(type + ": no prose in the resources of the tests", e);
            }
        }
        return examples.stream();
    }

    private void assertCompiles(String statements) throws IOException {
        String imports = BuiltIn.types().sections().stream()
                .map(section -> section.type().getClass().getPackageName())
                .filter(name -> name.startsWith("dev.lifesigns.checks."))
                .distinct()
                .map(name -> "import " + name + ".*;\n")
                .collect(Collectors.joining());
        String source = IMPORTS + imports
                + "class Example { void run(javax.sql.DataSource dataSource, String token) {\n" + statements + "} }\n";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        compiler.getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(
                                new SimpleJavaFileObject(
                                        URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                                    @Override
                                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                        return source;
                                    }
                                }))
                .call();
        assertThat(diagnostics.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .isEmpty();
    }
}
