/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The programs in Java on pages of the docs. */
final class GuidePages {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final List<Path> pages;

    GuidePages(String... names) {
        this.pages = List.of(names).stream().map(Path.of("../docs")::resolve).toList();
    }

    List<String> programs() throws IOException {
        List<String> programs = new ArrayList<>();
        for (Path page : pages) {
            PROGRAM.matcher(Files.readString(page))
                    .results()
                    .map(block -> block.group(1))
                    .forEach(programs::add);
        }
        return programs;
    }

    /** Without the layout, about which page and formatter may differ. */
    static String squeezed(String code) {
        return code.lines().map(line -> line.replaceAll("\\s+", "")).collect(Collectors.joining());
    }
}
