/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The map in docs/architecture.md is that of the house. */
class ArchitecturePageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/architecture.md"));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @Test
    void everyModuleIsOnTheMap() throws IOException {
        String map = page().substring(0, page().indexOf("## The way of the data"));
        List<String> named = new ArrayList<>();
        for (String line : map.lines().filter(row -> row.startsWith("| `")).toList()) {
            named.addAll(found(CODE, line.substring(0, line.indexOf('|', 1))));
        }
        String pom = Files.readString(ROOT.resolve("pom.xml"));

        assertThat(found(MODULE, pom.substring(0, pom.indexOf("</modules>"))))
                .allSatisfy(module -> assertThat(named)
                        .anyMatch(folder -> folder.endsWith("/*")
                                ? module.startsWith(folder.substring(0, folder.length() - 1))
                                : folder.equals(module)));
        assertThat(named)
                .allSatisfy(folder ->
                        assertThat(ROOT.resolve(folder.replace("/*", ""))).isDirectory());
    }

    /** Whom the page lets each library and the agent know; a group of adapters shares one row. */
    private static Map<String, Set<String>> map() throws IOException {
        Map<String, Set<String>> known = new TreeMap<>();
        for (String row : page().lines().filter(line -> line.startsWith("| `")).toList()) {
            String[] cells = row.split("\\|", -1);
            for (String folder : found(CODE, cells[1])) {
                Set<String> others = new TreeSet<>();
                found(CODE, cells[3]).forEach(other -> others.add(segment(other)));
                others.remove("java.base");
                known.put(segment(folder), others);
            }
        }
        return known;
    }

    private static String segment(String folder) {
        return folder.replaceFirst("^(adapters|packs)/", "").replace("-", "");
    }

    /** The module of one of our classes, by the segment of its package that names it. */
    private static String module(JavaClass ours) {
        // the one module whose package is within that of another
        String name = ours.getPackageName().replace("quarkus.deployment", "quarkusdeployment");
        Matcher segment = Pattern.compile("dev\\.lifesigns\\.(\\w+).*").matcher(name);
        return segment.matches() && !segment.group(1).equals("internal") ? segment.group(1) : "core";
    }

    @Test
    void eachModuleKnowsThoseThatThePageNamesAndNoOther() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.lifesigns")) {
            Set<String> others = found.computeIfAbsent(module(each), module -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().matches("dev\\.lifesigns(\\..*)?"))
                    .map(ArchitecturePageTest::module)
                    .filter(module -> !module.equals(module(each)))
                    .forEach(others::add);
        }

        assertThat(found).hasSizeGreaterThan(10);
        assertThat(map()).as("docs/architecture.md").containsAllEntriesOf(found);
    }

    @Test
    void everyRoomIsThere() throws IOException {
        Matcher rooms =
                Pattern.compile("(?m)^\\|[^|]*\\| `(core|http)` `(\\w+)` \\|").matcher(page());
        List<String> missing = new ArrayList<>();
        int rows = 0;
        while (rooms.find()) {
            rows++;
            try (Stream<Path> sources = Files.walk(ROOT.resolve(rooms.group(1)).resolve("src/main/java"))) {
                String file = rooms.group(2) + ".java";
                if (sources.noneMatch(source -> source.endsWith(file))) {
                    missing.add(rooms.group(1) + " " + rooms.group(2));
                }
            }
        }
        assertThat(rows).as("rooms on the way").isGreaterThan(20);
        assertThat(missing).isEmpty();
    }
}
