/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text that people read: a paragraph of a page, a comment or string of main code, or the name of a test, in words.
 *
 * @param file from the root of the project
 * @param line the first one
 */
record Prose(String file, int line, String text) {
    static final Path ROOT = Path.of("..");

    private static final Pattern PARAGRAPH = Pattern.compile("(?s)\\S.*?(?=\n\\s*\n|\\z)");
    /** A character comes first, so that a quotation mark in it opens no string. */
    private static final Pattern COMMENT_OR_STRING = Pattern.compile(
            "(?s)'(?:\\\\.|[^'\\\\\n])+'" + "|/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");

    private static final Pattern TEST_NAME = Pattern.compile("(?<=void )\\w+(?=\\()");

    /** Pages are those of the repository without its history, and without the table itself. */
    static List<Prose> ofPages() throws IOException {
        return files(".md")
                .filter(file -> !file.toString().contains("src/test") && !file.endsWith("CHANGELOG.md"))
                .flatMap(file -> parts(file, PARAGRAPH))
                .filter(text -> !text.text().startsWith("| write | not |")
                        && !text.text().startsWith("<!--"))
                .toList();
    }

    static List<Prose> ofMainCode() throws IOException {
        return files(".java")
                .filter(file -> file.toString().contains("src/main"))
                .flatMap(file -> parts(file, COMMENT_OR_STRING))
                .filter(text -> !text.text().startsWith("'"))
                .map(text -> text.with(text.text().replaceAll("\n\\s*\\*? ?", " ")))
                .toList();
    }

    /** The contracts are main code of their module. */
    static List<Prose> ofTestNames() throws IOException {
        return files(".java")
                .filter(file ->
                        file.toString().contains("src/test") || file.toString().contains("adapters/contract"))
                .flatMap(file -> parts(file, TEST_NAME))
                .map(text -> text.with(text.text().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Prose with(String changed) {
        return new Prose(file, line, changed);
    }

    private static Stream<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(ending) && !file.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<Prose> parts(Path file, Pattern pattern) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = ROOT.relativize(file).toString();
        return pattern.matcher(text)
                .results()
                .map(part -> new Prose(
                        name,
                        1
                                + (int) text.chars()
                                        .limit(part.start())
                                        .filter(each -> each == '\n')
                                        .count(),
                        part.group()));
    }
}
