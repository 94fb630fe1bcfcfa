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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/lint.md} shows the linter as it is. To refresh what it prints there:
 * {@code ./mvnw -pl agent -am test -Dtest=LintGuideTest -Dlifesigns.refresh}.
 */
class LintGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "lint.md");
    private static final Pattern FILE = Pattern.compile("```yaml\n(# (\\S+\\.yaml)\n[^`]*)```\n");
    private static final Pattern RUN = Pattern.compile(
            "((?<fence>```+)console\n\\$ lifesigns (?<arguments>probes lint .*)\n)(?s:.*?)\\k<fence>\n");
    private static final Pattern PATH = Pattern.compile("(?<= )(\\S+\\.yaml|k8s)(?= |$)");

    @TempDir
    private Path folder;

    @Test
    void commandPrintsWhatThePageShows() throws IOException {
        String page = Files.readString(PAGE);
        write(page);
        String printed = RUN.matcher(page)
                .replaceAll(run -> Matcher.quoteReplacement(run.group(1) + output(run.group(3)) + run.group(2) + "\n"));
        assertThat(RUN.matcher(page).results()).hasSizeGreaterThan(2);
        if (System.getProperty("lifesigns.refresh") != null) {
            Files.writeString(PAGE, printed);
        }
        assertThat(PAGE)
                .as("refresh it: ./mvnw -pl agent -am test -Dtest=LintGuideTest -Dlifesigns.refresh")
                .hasContent(printed);
    }

    private void write(String page) throws IOException {
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            Path path = folder.resolve(file.group(2));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(1).replace("file: k8s/", "file: " + folder + "/k8s/"));
        }
    }

    /** What it prints where its files lie in the folder that it is started in. */
    private String output(String shown) {
        String arguments = PATH.matcher(shown).replaceAll(Matcher.quoteReplacement(folder + "/") + "$1");
        Run ended = Run.of(Lifesigns.class, arguments.split(" "));
        return ended.out().replace(folder + "/", "") + ended.err();
    }
}
