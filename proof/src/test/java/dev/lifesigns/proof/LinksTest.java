/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every link of a page to another one leads somewhere, down to the heading. */
class LinksTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)\\s#]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ADDRESS = Pattern.compile("\\]\\([^)]*\\)");

    @TestFactory
    Stream<DynamicTest> linksOfEachPageLeadSomewhere() throws IOException {
        return pages().map(page -> DynamicTest.dynamicTest(
                ROOT.relativize(page).toString(), () -> assertThat(broken(page)).isEmpty()));
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages = Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return pages.stream();
        }
    }

    private static List<String> broken(Path page) throws IOException {
        return LINK.matcher(prose(page))
                .results()
                .filter(link -> !leads(page, link.group(1), link.group(2)))
                .map(link -> link.group())
                .toList();
    }

    private static boolean leads(Path page, String path, String heading) {
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        return Files.exists(target)
                && (heading == null
                        || !target.toString().endsWith(".md")
                        || headings(target).contains(heading));
    }

    /** As GitHub makes anchors of them. */
    private static Set<String> headings(Path page) {
        return HEADING.matcher(prose(page))
                .results()
                .map(heading -> ADDRESS.matcher(heading.group(1)).replaceAll("").replace("[", ""))
                .map(text -> text.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String prose(Path page) {
        try {
            return CODE.matcher(Files.readString(page)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
