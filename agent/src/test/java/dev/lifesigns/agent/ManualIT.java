/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/agent.md} and the pages beside it show the program as it is. */
class ManualIT {
    private static final List<String> PAGES = List.of(
            "agent.md",
            "agent-first-configuration.md",
            "agent-operation.md",
            "agent-containers.md",
            "agent-drivers.md");
    private static final Pattern COMMAND = Pattern.compile("```console\n\\$ lifesigns (.*)\n([^`]*)```\n");
    private static final Pattern COMPOSE_FILE = Pattern.compile("```yaml\n(# compose.yaml\n[^`]*)```\n");
    private static final Pattern CONFIGURATION = Pattern.compile("```yaml\n(# lifesigns.yaml\n[^`]*)```\n");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource
    void commandPrintsWhatThePageShows(String arguments, String shown) throws Exception {
        for (MatchResult file : blocks(COMPOSE_FILE)) {
            Files.writeString(directory.resolve("compose.yaml"), file.group(1));
        }
        Ended ended = AgentProcess.runIn(directory, arguments.split(" "));
        assertThat(ended.exitCode()).as(ended.printed()).isZero();
        assertThat(String.join("\n", ended.out()) + "\n").isEqualTo(shown);
    }

    static List<String[]> commandPrintsWhatThePageShows() throws IOException {
        return blocks(COMMAND).stream()
                .map(block -> new String[] {block.group(1), block.group(2)})
                .toList();
    }

    @Test
    void configurationsOnThePageAreValid() throws Exception {
        Path secret = Files.writeString(directory.resolve("db"), "planted");
        List<String> arguments = new ArrayList<>(List.of("config", "validate"));
        for (MatchResult block : blocks(CONFIGURATION)) {
            Path file = directory.resolve(arguments.size() + ".yaml");
            Files.writeString(file, block.group(1).replace("/run/secrets/db", secret.toString()));
            arguments.add(file.toString());
        }
        assertThat(arguments).hasSizeGreaterThan(3);
        Ended ended = AgentProcess.run(arguments.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.printed()).isZero();
        assertThat(ended.out()).allMatch(line -> line.contains(": fine ("));
    }

    private static List<MatchResult> blocks(Pattern kind) throws IOException {
        List<MatchResult> blocks = new ArrayList<>();
        for (String page : PAGES) {
            blocks.addAll(kind.matcher(Files.readString(Path.of("..", "docs", page)))
                    .results()
                    .toList());
        }
        return blocks;
    }
}
