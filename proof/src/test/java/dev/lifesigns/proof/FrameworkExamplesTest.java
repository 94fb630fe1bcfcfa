/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are outside of the build, like those of a user, so the build checks what could go out of date in them. */
class FrameworkExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLES = ROOT.resolve("examples/frameworks");

    /** Where the version of each example's framework is in our own build. */
    private static final Map<String, String> VERSIONS = Map.ofEntries(
            entry("spring-boot", "spring-boot.version"),
            entry("spring-boot3", "spring-boot3.version"),
            entry("quarkus", "quarkus.version"),
            entry("dropwizard", "dropwizard.version"),
            entry("vertx", "vertx.version"),
            entry("armeria", "armeria.version"),
            entry("javalin", "javalin.version"),
            entry("helidon", "helidon.version"),
            entry("smallrye", "smallrye-health.version"),
            entry("servlet", "tomcat11.version"),
            entry("microprofile", "microprofile-health.version"),
            entry("grpc", "grpc.version"),
            entry("micronaut", "micronaut.version"));

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(Files::isDirectory).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void usesTheVersionThatIsTested(Path example) throws IOException {
        String name = example.getFileName().toString();
        Matcher version = Pattern.compile("<" + VERSIONS.get(name) + ">([^<]+)<")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).as("version of %s in pom.xml", name).isTrue();
        assertThat(Files.readString(example.resolve("pom.xml")))
                .contains("<version>" + version.group(1) + "</version>");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void takesOneDependencyAndAtMostThreeLines(Path example) throws IOException {
        List<String> dependencies = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(example.resolve("lifesigns.diff"))) {
            if (line.startsWith("+++ ")) {
                code = line.endsWith(".java");
            } else if (line.startsWith("+") && code && !line.startsWith("+import ")) {
                lines.add(line);
            } else if (line.startsWith("+") && line.contains("<artifactId>")) {
                dependencies.add(line);
            }
        }
        assertThat(dependencies).hasSize(1);
        assertThat(lines).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void diffFitsTheExample(Path example) throws IOException {
        String diff = Files.readString(example.resolve("lifesigns.diff"));
        for (String part : diff.split("(?m)^--- a/", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            String file = part.substring(0, part.indexOf('\n'));
            String before = Files.readString(example.resolve(file));
            for (String hunk : part.split("(?m)^@@ .*\n", -1)) {
                if (hunk.startsWith(file)) {
                    continue;
                }
                String expected = hunk.lines()
                        .filter(line -> !line.startsWith("+"))
                        .map(line -> line.substring(1) + "\n")
                        .reduce("", String::concat);
                assertThat(before).contains(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isInTheTable(Path example) throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/frameworks.md")))
                .contains("(../examples/frameworks/" + example.getFileName() + ")");
    }

    /** What is claimed is what {@code make oldest} tests. */
    @ParameterizedTest
    @ValueSource(strings = {"dropwizard", "vertx", "armeria", "javalin", "helidon", "micronaut", "grpc"})
    void theTableNamesTheOldestVersionThatIsTested(String framework) throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Matcher oldest = Pattern.compile("<" + framework + ".version>(\\d+\\.\\d+(\\.[1-9]\\d*)?)")
                .matcher(pom.substring(pom.indexOf("<id>minimum-versions</id>")));
        assertThat(oldest.find())
                .as("oldest version of %s in pom.xml", framework)
                .isTrue();
        assertThat(Files.readString(ROOT.resolve("docs/frameworks.md")))
                .contains("(" + framework + ".md), from " + oldest.group(1) + " on");
    }
}
