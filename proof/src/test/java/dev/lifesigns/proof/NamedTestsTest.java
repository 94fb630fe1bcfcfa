/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A document that names a test as the proof of a promise names one that exists: {@code FreshnessTest.livenessReadsUnknownAsUp},
 * or a whole class of tests, {@code BoundsTest}.
 */
class NamedTestsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");
    /** Not {@code INIT}, which is an option of a database, nor {@code QuarkusUnitTest}, which is Quarkus' own. */
    private static final Pattern CLASS =
            Pattern.compile("`(?!QuarkusUnitTest)([A-Z]\\w*[a-z\\d](?:Test|IT|Contract))`");
    /** The contracts are main code of their module. */
    private static final Pattern SOURCES = Pattern.compile("src/test/java|(contract|testkit)/src/main/java");

    private static final Pattern SURVIVOR =
            Pattern.compile("^\\| `([A-Z]\\w*)\\.(\\w+)` \\| \\d+ \\|", Pattern.MULTILINE);
    private static final List<String> MUTATED = List.of(
            "core/src/main/java/dev/lifesigns",
            "core/src/main/java/dev/lifesigns/internal",
            "http/src/main/java/dev/lifesigns/http");

    @Test
    void everyTestThatAPageNamesExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        int found = 0;
        for (Path page : pages()) {
            for (MatchResult name :
                    NAME.matcher(Files.readString(page)).results().toList()) {
                found++;
                assertThat(sources.getOrDefault(name.group(1) + ".java", List.of()))
                        .as("%s in %s", name.group(), page)
                        .anySatisfy(
                                source -> assertThat(Files.readString(source)).contains("void " + name.group(2) + "("));
            }
        }
        assertThat(found).isGreaterThan(10);
    }

    @Test
    void everyTestClassThatAPageNamesExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        int found = 0;
        for (Path page : pages()) {
            for (MatchResult name :
                    CLASS.matcher(Files.readString(page)).results().toList()) {
                found++;
                assertThat(sources.keySet()).as("%s in %s", name.group(), page).contains(name.group(1) + ".java");
            }
        }
        assertThat(found).isGreaterThan(30);
    }

    /** A survivor of mutation testing is explained at a method; after a renaming the explanation would go unused. */
    @Test
    void everyMethodThatThePageOfMutantsExplainsExists() throws IOException {
        List<MatchResult> rows = SURVIVOR.matcher(Files.readString(ROOT.resolve("docs/mutation.md")))
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThan(20).allSatisfy(row -> {
            Path source = MUTATED.stream()
                    .map(folder -> ROOT.resolve(folder).resolve(row.group(1) + ".java"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(row.group() + ": no such class"));
            if (!row.group(2).equals("new")) {
                assertThat(Files.readString(source)).contains(row.group(2) + "(");
            }
        });
    }

    private static Map<String, List<Path>> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> SOURCES.matcher(file.toString()).find())
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
