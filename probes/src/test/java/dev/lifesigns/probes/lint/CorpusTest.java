/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the linter says of manifests that are ours and short: the probes of well-known projects, with their numbers, and for each
 * rule what it should find and what comes near. A comment at the end of a line is what is expected there: {@code # warning
 * no-drain}, or {@code # not no-drain} for a near miss. Of each finding its author should be glad, or be able to say in one
 * sentence why it is meant.
 */
class CorpusTest {
    private static final Pattern MARKS = Pattern.compile("#((?:,? (?:error|warning|note|not) [a-z]+(?:-[a-z]+)+)+)$");

    static Stream<Named<Path>> manifests() throws IOException, URISyntaxException {
        Path corpus = Path.of(
                Objects.requireNonNull(CorpusTest.class.getResource("corpus")).toURI());
        try (Stream<Path> files = Files.walk(corpus)) {
            List<Path> manifests = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            return manifests.stream()
                    .map(file -> Named.of(corpus.relativize(file).toString(), file));
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void itsFindingsAreThoseOfItsComments(Path manifest) {
        LintResult result = lint(manifest);

        assertThat(result.broken()).isEmpty();
        assertThat(result.notes()).isEmpty();
        assertThat(result.workloads()).isPositive();
        assertThat(result.findings().stream().map(CorpusTest::line).sorted())
                .containsExactlyElementsOf(expected(manifest).stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theirFixesLeaveNothingNew(Path manifest) {
        List<Finding> findings = lint(manifest).findings();

        List<Finding> after = LintedManifest.file(
                        FixApplier.apply(read(manifest), findings), ExampleOptions.of(read(manifest)))
                .findings();

        assertThat(findings)
                .extracting(Finding::rule)
                .containsAll(after.stream().map(Finding::rule).toList());
        assertThat(after).allSatisfy(finding -> assertThat(finding.fixes()).isEmpty());
    }

    static LintResult lint(Path manifest) {
        return LintedManifest.file(read(manifest), ExampleOptions.of(read(manifest)))
                .result();
    }

    /** {@code 12 warning no-readiness}. */
    static String line(Finding finding) {
        return finding.position().line() + " " + finding.severity().wireName() + " " + finding.rule();
    }

    /** What should be found, in the form of {@link #line}. */
    static List<String> expected(Path manifest) {
        return marks(manifest).stream().filter(mark -> !mark.contains(" not ")).toList();
    }

    /** The rules of the near misses. */
    static List<String> nearMisses(Path manifest) {
        return marks(manifest).stream()
                .filter(mark -> mark.contains(" not "))
                .map(mark -> mark.substring(mark.lastIndexOf(' ') + 1))
                .toList();
    }

    private static List<String> marks(Path manifest) {
        List<String> marks = new ArrayList<>();
        List<String> lines = read(manifest).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher found = MARKS.matcher(lines.get(i));
            if (found.find()) {
                for (String mark : found.group(1).strip().split(", ", -1)) {
                    marks.add((i + 1) + " " + mark);
                }
            }
        }
        return marks;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
