/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifesigns.agent.AgentProcess.Ended;
import dev.lifesigns.probes.simulate.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/simulate.md} shows the program as it is. */
class SimulateIT {
    private static final Path PAGE = Path.of("..", "docs", "simulate.md");
    private static final Pattern COMMAND = Pattern.compile("```console\n\\$ lifesigns (.*)\n([^`]*)```\n");
    private static final Pattern SCENARIO = Pattern.compile("```yaml\n(# outage.yaml\n[^`]*)```\n");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void commandPrintsWhatThePageShows(String arguments, String shown) throws Exception {
        Ended ended = AgentProcess.run(arguments.split(" "));

        assertThat(ended.exitCode()).as(ended.printed()).isZero();
        assertThat(String.join("\n", ended.out()) + "\n").isEqualTo(shown);
    }

    static List<String[]> commandPrintsWhatThePageShows() throws IOException {
        return blocks(COMMAND).stream()
                .map(block -> new String[] {block.group(1), block.group(2)})
                .toList();
    }

    @Test
    void theScenarioOnThePageIsValid() throws Exception {
        List<MatchResult> scenarios = blocks(SCENARIO);
        assertThat(scenarios).hasSize(1);
        Path file = Files.writeString(
                folder.resolve("outage.yaml"), scenarios.get(0).group(1));

        Ended ended = AgentProcess.run("probes", "simulate", file.toString(), "--seeds", "1");
        assertThat(ended.exitCode()).as(ended.printed()).isZero();
    }

    @Test
    void thePageShowsTheWholeOfSteady() throws IOException {
        assertThat(Files.readString(PAGE)).contains("```yaml\n" + Simulation.builtIn("steady") + "```\n");
    }

    private static List<MatchResult> blocks(Pattern kind) throws IOException {
        return kind.matcher(Files.readString(PAGE)).results().toList();
    }
}
