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
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No page, comment or string of main code, and no name of a test has a word that the table in {@code CONTRIBUTING.md}
 * replaces. The table and this test know the same words.
 */
class WordsTest {
    /** The forms of each word in the right column of the table. */
    private static final Map<String, List<String>> FORMS = Map.ofEntries(
            entry("begin", List.of("begin", "begins", "beginning", "began", "begun")),
            entry("mend", List.of("mend", "mends", "mended", "mending")),
            entry("heal", List.of("heal", "heals", "healed", "healing")),
            entry("passed over", List.of("passed over", "passes over")),
            entry("does not take it", List.of("does not take it", "do not take it")),
            // but not "tell", as in "cannot tell": that is idiomatic
            entry("tell", List.of("tells", "told")),
            entry("is told", List.of("is told", "are told", "was told")),
            entry("tells of", List.of("tells of")),
            entry("stands in", List.of("stand in", "stands in", "stood in", "stand on", "stands on", "stood on")),
            entry("stands at", List.of("stand at", "stands at", "stood at", "stand there", "stands there")),
            entry("go on", List.of("go on", "going on", "went on", "gone on")),
            entry("goes on", List.of("goes on")),
            entry("not any more", List.of("any more", "anymore")),
            entry("can not", List.of("can not")),
            entry("whoever", List.of("whoever")),
            entry("who asks", List.of("who asks")),
            entry("unless given", List.of("unless given")),
            entry("unless set", List.of("unless set", "unless said")),
            entry("brought along", List.of("brought along", "brings along")),
            entry("misspelt", List.of("misspelt")),
            entry("behaviour", List.of("behaviour", "behaviours", "neighbour", "neighbours", "colour", "colours")),
            entry("licence", List.of("licence", "licences")),
            entry("is no number", List.of("is no number", "is no map")),
            entry("a policy that makes no sense", List.of("makes no sense", "make no sense")),
            entry("as RFC 9112 wants it", List.of("wants it")),
            entry("cancelled", List.of("cancelled")),
            entry("cancelling", List.of("cancelling")));

    /** Whether these are wrong depends on the sense, which only a reader knows. */
    private static final Set<String> JUDGED = Set.of("take", "answer", "since");

    /** What is allowed, and why. */
    private record Allowed(String file, String phrase, String reason) {}

    private static final List<Allowed> ALLOWED = List.of(
            new Allowed("Docs.java", "%s: begin;", "a marker in the pages, and no prose"),
            new Allowed("Statements.java", "args beginning with", "the words of a JDBC driver"),
            new Allowed("lint.md", "!cancelled()", "a function of GitHub Actions"));

    private static final Pattern RIGHT_COLUMN = Pattern.compile("(?m)^\\| [^|]+ \\| ([^|]+) \\|$");

    @Test
    void everyWordOfTheTableIsLookedFor() throws IOException {
        String page = Files.readString(Prose.ROOT.resolve("CONTRIBUTING.md"));
        String table = page.substring(page.indexOf("| write | not |"), page.indexOf("A name is the standard term"));
        Set<String> words = RIGHT_COLUMN
                .matcher(table)
                .results()
                .flatMap(row ->
                        Stream.of(row.group(1).replaceAll(" \\(.*?\\)", "").split(", ")))
                .filter(word -> !word.equals("not") && !word.startsWith("-"))
                .collect(Collectors.toSet());

        assertThat(Stream.concat(FORMS.keySet().stream(), JUDGED.stream())).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void noTextHasAWordThatTheTableReplaces() throws IOException {
        assertThat(Prose.ofPages()).hasSizeGreaterThan(100);
        assertThat(Prose.ofMainCode()).hasSizeGreaterThan(1_000);
        assertThat(found(Stream.concat(Prose.ofPages().stream(), Prose.ofMainCode().stream())))
                .isEmpty();
    }

    @Test
    void noNameOfATestHasAWordThatTheTableReplaces() throws IOException {
        assertThat(Prose.ofTestNames()).hasSizeGreaterThan(1_000);
        assertThat(found(Prose.ofTestNames().stream())).isEmpty();
    }

    @Test
    void everyExceptionIsStillNeeded() throws IOException {
        List<Prose> texts = new ArrayList<>(Prose.ofPages());
        texts.addAll(Prose.ofMainCode());
        assertThat(ALLOWED).allSatisfy(allowed -> assertThat(texts).anyMatch(text -> isIn(allowed, text)));
    }

    private static List<String> found(Stream<Prose> texts) {
        Pattern forbidden = Pattern.compile(FORMS.values().stream()
                .flatMap(List::stream)
                .map(WordsTest::capitalOrNot)
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
        return texts.flatMap(text -> forbidden
                        .matcher(withoutAllowed(text))
                        .results()
                        .map(MatchResult::group)
                        .map(word -> text.file() + ":" + text.line() + ": " + word))
                .toList();
    }

    /** {@code begin} finds {@code Begin} too, but not {@code BEGIN}, which is SQL. */
    private static String capitalOrNot(String words) {
        return "[" + words.charAt(0) + Character.toUpperCase(words.charAt(0)) + "]"
                + words.substring(1).replace(" ", "\\s+");
    }

    private static String withoutAllowed(Prose text) {
        String rest = text.text();
        for (Allowed allowed : ALLOWED) {
            rest = isIn(allowed, text) ? rest.replace(allowed.phrase(), "") : rest;
        }
        return rest;
    }

    private static boolean isIn(Allowed allowed, Prose text) {
        return Path.of(text.file()).endsWith(allowed.file()) && text.text().contains(allowed.phrase());
    }
}
