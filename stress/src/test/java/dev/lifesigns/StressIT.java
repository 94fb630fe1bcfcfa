/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A glance at each stress test, half a minute in all, so that none of them rots. Who changes the engine looks longer. */
class StressIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final long LONGEST_SECONDS = 1_200;

    @Test
    @Timeout(LONGEST_SECONDS + 30)
    void noStressTestSeesWhatIsForbidden() throws Exception {
        Path folder = Files.createDirectories(TARGET.resolve("jcstress"));
        File log = folder.resolve("log.txt").toFile();
        Process process = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d s, see %s", LONGEST_SECONDS, log)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String told = Files.readString(log.toPath());
        assertThat(told)
                .as("see %s", log)
                .contains("Failed tests: No matches.", "Error tests: No matches.")
                .containsPattern("All remaining tests: [1-9][0-9]* matching test results");
        assertThat(process.exitValue()).isZero();
    }

    /** One JVM mode, with threads that need not be bound to a processor: elsewhere there may be only one. */
    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                TARGET.resolve("jcstress.jar").toString(),
                "-m",
                "sanity",
                "-time",
                "100",
                "-strideSize",
                "50",
                "-sc",
                "false",
                "-af",
                "NONE",
                "-jvmArgs",
                "-Xmx256m");
    }
}
