/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.checks.spi.CheckType;
import dev.lifesigns.text.schema.ReferencePage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The page of a type in {@code docs/checks}: what the type declares, and what an operator should know, from {@code
 * checks/NAME.md} in the resources of the module's tests.
 */
public final class CheckPage {
    static final String SOURCE =
            "<!-- Generated from the type in the code; `CheckPagesTest` says how to refresh it. -->";

    private static final String IMPORTS = """
            import dev.lifesigns.HealthCheck;
            import java.net.URI;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.List;
            """;

    private CheckPage() {}

    /** Compares the page of a type with {@code docs/checks}, or writes it with {@code -Dlifesigns.refresh}. */
    public static void assertFresh(CheckType type, Path docs) throws IOException {
        assertFresh(docs.resolve(type.name() + ".md"), page(TypeSection.of(type, Set.of(type.name()))));
    }

    static void assertFresh(Path file, String generated) throws IOException {
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertThat(file).hasContent(generated);
    }

    /** The blocks of code in a language on the page of a type. */
    public static List<String> examples(String type, String language) throws IOException {
        Matcher found =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(prose(type));
        List<String> examples = new ArrayList<>();
        while (found.find()) {
            examples.add(found.group(1));
        }
        return examples;
    }

    /**
     * Compiles statements of a page with the class path of the test.
     *
     * @param packages whose types they use
     * @param parameters what they use without a declaration, such as {@code String token}
     * @param classes where the classes go
     */
    public static void assertCompiles(String statements, List<String> packages, String parameters, Path classes) {
        StringBuilder source = new StringBuilder(IMPORTS);
        packages.forEach(name -> source.append("import ").append(name).append(".*;\n"));
        source.append("class Example { void run(").append(parameters).append(") {\n");
        source.append(statements).append("} }\n");
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        diagnostics,
                        List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(source(source.toString())))
                .call();
        assertThat(diagnostics.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    static String page(TypeSection type) throws IOException {
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
}
