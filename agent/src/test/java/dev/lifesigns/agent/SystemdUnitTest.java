/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit file of the distribution, as systemd's own tool judges it. */
class SystemdUnitTest {
    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
    private static final Path UNIT = Path.of("src", "main", "dist", "systemd", "lifesigns.service");

    @TempDir
    private Path folder;

    private String unit;

    /** The tool looks for the program, which need not be installed. */
    @BeforeEach
    void copy() throws IOException {
        assumeTrue(Files.isExecutable(ANALYZE), "systemd-analyze is not installed");
        String text = Files.readString(UNIT).replace("ExecStart=/usr/bin/lifesigns ", "ExecStart=/bin/true ");
        unit = Files.writeString(folder.resolve("lifesigns.service"), text).toString();
    }

    @Test
    void unitHasNoFindings() throws Exception {
        assertThat(analyze("verify", unit)).isEmpty();
    }

    @Test
    void serviceIsConfined() throws Exception {
        assertThat(analyze("security", "--offline=yes", "--threshold=25", "--no-pager", unit))
                .contains("Overall exposure level");
    }

    private String analyze(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ANALYZE.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
