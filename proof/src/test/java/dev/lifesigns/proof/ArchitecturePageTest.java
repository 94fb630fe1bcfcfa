/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
