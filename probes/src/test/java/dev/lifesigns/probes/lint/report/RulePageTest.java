/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.probes.lint.RuleText;
import dev.lifesigns.probes.lint.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages in {@code docs/rules} are those of the rules. To refresh them:
 * {@code ./mvnw -pl probes test -Dtest=RulePageTest -Dlifesigns.refresh}.
 */
class RulePageTest {
    private static final Path RESOURCES =
            Path.of("src", "main", "resources", "dev", "lifesigns", "probes", "lint", "rules");
    private static final Path FOLDER = Path.of("..", "docs", "rules");

    @Test
    void pagesAreThoseOfTheRules() throws IOException {
        Map<String, String> generated = new TreeMap<>();
        generated.put("README.md", RulePage.index(Rules.texts()));
        Rules.texts().forEach(rule -> generated.put(rule.id() + ".md", RulePage.of(rule)));
        if (System.getProperty("lifesigns.refresh") != null) {
            write(generated);
        }
        assertThat(written())
                .as("refresh it: ./mvnw -pl probes test -Dtest=RulePageTest -Dlifesigns.refresh")
                .isEqualTo(generated);
    }

    /** The resource is the source, so it must be laid out as its page is, and each of them must belong to a rule. */
    @Test
    void pagesStartWithTheResources() throws IOException {
        for (RuleText rule : Rules.texts()) {
            assertThat(RulePage.of(rule))
                    .startsWith(Files.readString(RESOURCES.resolve(rule.id() + ".md")) + "\n## How");
        }
        try (Stream<Path> files = Files.list(RESOURCES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Rules.texts().stream()
                            .map(rule -> rule.id() + ".md")
                            .toList());
        }
    }

    @Test
    void pageSaysWhyWhatToWriteAndHowToSuppressIt() {
        assertThat(RulePage.of(Examples.TIMEOUT)).isEqualTo("""
                # timeout-not-below-period

                **A probe's timeout is shorter than its period.** Severity: error.

                ## Why

                A probe that hangs takes its whole timeout. If that is the period or more, the next one follows at once, and what hangs
                is asked without a pause.

                ## Instead of

                ```yaml
                livenessProbe:
                  timeoutSeconds: 10
                  periodSeconds: 10
                ```

                ## Write

                ```yaml
                livenessProbe:
                  timeoutSeconds: 2
                  periodSeconds: 10
                ```

                ## Sources

                - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/>

                ## How to suppress it

                ```yaml
                metadata:
                  annotations:
                    lint.lifesigns.dev/ignore.timeout-not-below-period: "the reason"
                ```

                [All rules](README.md) · [How to use the linter](../lint.md)
                """);
    }

    @Test
    void indexIsSortedAsGivenAndLinksToEachPage() {
        RuleText piped = new RuleText(
                "a-rule", Examples.TIMEOUT.severity(), "Either | or", "", "", "", "", Examples.TIMEOUT.sources());
        assertThat(RulePage.index(Stream.of(piped, Examples.TIMEOUT).toList()))
                .endsWith("| [a-rule](a-rule.md) | error | Either \\| or |\n"
                        + "| [timeout-not-below-period](timeout-not-below-period.md) | error |"
                        + " A probe's timeout is shorter than its period |\n");
    }

    private static Map<String, String> written() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }

    private static void write(Map<String, String> generated) throws IOException {
        Files.createDirectories(FOLDER);
        for (String old : written().keySet()) {
            Files.delete(FOLDER.resolve(old));
        }
        for (Map.Entry<String, String> page : generated.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }
}
