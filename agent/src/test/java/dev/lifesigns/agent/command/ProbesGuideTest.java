/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.Lifesigns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages about probes show what the commands print. To refresh them:
 * {@code ./mvnw -pl agent -am test -Dtest=ProbesGuideTest -Dlifesigns.refresh}.
 */
class ProbesGuideTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern COMMAND = Pattern.compile("```console\n\\$ lifesigns (probes .*)\n([^`]*)```\n");
    private static final Pattern NUMBER = Pattern.compile("\\w+(Seconds|Threshold): \\d+");
    private static final Pattern FILE = Pattern.compile("```yaml\n(# (examples/\\S+\\.yaml)[^`]*)```\n");

    @ParameterizedTest
    @ValueSource(strings = {"generate.md", "kubernetes.md"})
    void everyExampleIsWhatIsPrinted(String name) throws IOException {
        Path page = DOCS.resolve(name);
        String shown = Files.readString(page);
        String fresh = COMMAND.matcher(shown)
                .replaceAll(block -> Matcher.quoteReplacement(
                        "```console\n$ lifesigns " + block.group(1) + "\n" + printed(block.group(1)) + "```\n"));
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.writeString(page, fresh);
        }
        assertThat(COMMAND.matcher(shown).results()).hasSizeGreaterThan(2);
        assertThat(page).hasContent(fresh);
    }

    @Test
    void everyFileShownIsThatOfTheExamples() throws IOException {
        List<MatchResult> files = FILE.matcher(Files.readString(DOCS.resolve("kubernetes.md")))
                .results()
                .toList();
        assertThat(files)
                .hasSize(3)
                .allSatisfy(file -> assertThat(Path.of("..", file.group(2))).hasContent(file.group(1)));
    }

    @Test
    void theRepairedManifestHasTheNumbersThatAreGenerated() throws IOException {
        String generated =
                printed("probes generate --config examples/kubernetes/lifesigns.yaml --startup-time 60s --replicas 12");

        assertThat(numbers(Files.readString(Path.of("..", "examples", "kubernetes", "after.yaml"))))
                .hasSize(10)
                .isEqualTo(numbers(generated));
    }

    /** The chart in {@code README.md} and {@code docs/simulate.md}. */
    @Test
    void theChartIsWhatIsDrawn(@TempDir Path folder) throws IOException {
        Path chart = DOCS.resolve("images/cascade.svg");
        Path fresh = folder.resolve("cascade.svg");
        printed("probes simulate database-down --compare application.health.liveness=[database] --format svg -o "
                + fresh);
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.copy(fresh, chart, StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(chart).hasSameTextualContentAs(fresh);
    }

    private static List<String> numbers(String manifest) {
        return NUMBER.matcher(manifest).results().map(MatchResult::group).toList();
    }

    /** The page is written for the folder above, where the examples are. */
    private static String printed(String arguments) {
        Run run = Run.of(
                Lifesigns.class, arguments.replace("examples/", "../examples/").split(" "));
        return (run.err() + run.out()).replace("../examples/", "examples/");
    }
}
