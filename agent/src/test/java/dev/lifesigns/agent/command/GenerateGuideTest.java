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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/generate.md} shows what is written. To refresh it:
 * {@code ./mvnw -pl agent -am test -Dtest=GenerateGuideTest -Dlifesigns.refresh}.
 */
class GenerateGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "generate.md");
    private static final Pattern COMMAND =
            Pattern.compile("```console\n\\$ lifesigns (probes generate.*)\n([^`]*)```\n");

    @Test
    void everyExampleIsWhatIsWritten() throws IOException {
        String guide = Files.readString(GUIDE);
        String fresh = COMMAND.matcher(guide)
                .replaceAll(block -> Matcher.quoteReplacement(
                        "```console\n$ lifesigns " + block.group(1) + "\n" + printed(block.group(1)) + "```\n"));
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.writeString(GUIDE, fresh);
        }
        assertThat(guide).contains("$ lifesigns probes generate");
        assertThat(fresh).isEqualTo(Files.readString(GUIDE));
    }

    /** The page is written for the folder above, where the examples are. */
    private static String printed(String arguments) {
        Run run = Run.of(
                Lifesigns.class, arguments.replace("examples/", "../examples/").split(" "));
        return (run.err() + run.out()).replace("../examples/", "examples/");
    }
}
