/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/**
 * The table of precision in the guide is that of the corpus. To refresh it:
 * {@code ./mvnw -pl probes -am test -Dtest=PrecisionTest -Dlifesigns.refresh -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PrecisionTest {
    private static final Path GUIDE = Path.of("..", "docs", "lint.md");
    private static final String HEAD =
            "| rule | findings | expected | missed | near misses |\n| --- | ---: | ---: | ---: | ---: |\n";

    private final Map<String, Score> scores = new TreeMap<>();

    private record Score(int findings, int expected, int missed, int near) {
        private Score plus(Score more) {
            return new Score(
                    findings + more.findings, expected + more.expected, missed + more.missed, near + more.near);
        }

        private String row(String rule) {
            return "| " + rule + " | " + findings + " | " + expected + " | " + missed + " | " + near + " |\n";
        }
    }

    @Test
    void tableIsThatOfTheCorpus() throws IOException, URISyntaxException {
        CorpusTest.manifests().map(Named::getPayload).forEach(this::score);
        assertThat(Rules.texts())
                .allSatisfy(text -> assertThat(scores.getOrDefault(text.id(), new Score(0, 0, 0, 0)))
                        .as(text.id())
                        .satisfies(score -> assertThat(Math.min(score.expected(), score.near()))
                                .isPositive()));

        StringBuilder table = new StringBuilder(HEAD);
        scores.forEach((rule, score) -> table.append(score.row(rule)));
        table.append(scores.values().stream()
                .reduce(new Score(0, 0, 0, 0), Score::plus)
                .row("**all**"));

        String guide = Files.readString(GUIDE);
        int start = guide.indexOf(HEAD.substring(0, HEAD.indexOf('\n')));
        int end = guide.indexOf("\n\n", start) + 1;
        String fresh = guide.substring(0, start) + table + guide.substring(end);
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.writeString(GUIDE, fresh);
        }
        assertThat(GUIDE).hasContent(fresh);
    }

    private void score(Path manifest) {
        List<String> found = CorpusTest.lint(manifest).findings().stream()
                .map(CorpusTest::line)
                .toList();
        List<String> expected = CorpusTest.expected(manifest);
        found.forEach(line -> add(line, new Score(1, expected.contains(line) ? 1 : 0, 0, 0)));
        expected.stream().filter(line -> !found.contains(line)).forEach(line -> add(line, new Score(0, 0, 1, 0)));
        CorpusTest.nearMisses(manifest).forEach(rule -> add(rule, new Score(0, 0, 0, 1)));
    }

    private void add(String line, Score score) {
        scores.merge(line.substring(line.lastIndexOf(' ') + 1), score, Score::plus);
    }
}
