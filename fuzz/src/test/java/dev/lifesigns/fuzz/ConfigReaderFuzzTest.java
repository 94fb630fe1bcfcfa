/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lifesigns.agent.config.AgentConfig;
import dev.lifesigns.agent.config.CheckTypes;
import dev.lifesigns.agent.config.ConfigReader;
import dev.lifesigns.agent.config.ConfigResult;
import dev.lifesigns.text.Diagnostic;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.Severity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Whatever is in a file, it is read or rejected, soon, with findings that lie inside of it and hold no secret. */
class ConfigReaderFuzzTest {
    private static final String FILE = "lifesigns.yaml";
    private static final String SECRET = "hunter2";
    private static final int LONGEST_FINDING = 2_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Every variable is set, and to a secret. */
    private static final ConfigReader READER = new ConfigReader(CheckTypes.installed(), name -> SECRET);

    @FuzzTest
    void everyFileIsReadOrRefused(byte[] input) {
        String text = new String(input, UTF_8);
        // A secret in plain view is no secret, and a file may be one that never ends.
        if (text.contains(SECRET) || text.contains("file:")) {
            return;
        }
        AtomicReference<ConfigResult> read = new AtomicReference<>();
        assertThat(CpuTime.of(() -> read.set(READER.read(FILE, text)))).isLessThan(SOON);
        ConfigResult result = read.get();
        try (AgentConfig config = result.config()) {
            assertThat(config == null)
                    .isEqualTo(result.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR));
            assertThat(String.valueOf(config)).doesNotContain(SECRET);
        }
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (Diagnostic finding : result.findings()) {
            assertInside(finding.position(), lines);
            assertThat(finding.toString())
                    .doesNotContain(SECRET)
                    .hasSizeLessThan(LONGEST_FINDING)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    private static void assertInside(Position position, String[] lines) {
        assertThat(position.file()).isEqualTo(FILE);
        if (position.line() == 0) {
            assertThat(position.column()).isZero();
            return;
        }
        assertThat(position.line()).isBetween(1, lines.length);
        String line = lines[position.line() - 1];
        assertThat(position.column()).isBetween(1, line.codePointCount(0, line.length()) + 1);
    }
}
