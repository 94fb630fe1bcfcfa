/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.load;

import static dev.lifesigns.checks.fixture.Runs.run;
import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files of the kernel are written where a certain load has to be had. */
class LoadCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path proc;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(proc.resolve("loadavg"), "9.00 5.00 1.00 3/456 7890\n");
        Files.writeString(proc.resolve("stat"), "cpu  1 2 3\ncpu0 1 2 3\ncpu1 1 2 3\nintr 5\ncpufreq 1\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void machineHasALoad() {
        CheckResult result = runUp(LoadCheck.builder().warnAbove(1_000_000).build());

        assertThat((Double) result.details().get("load")).isNotNegative();
        assertThat((Long) result.details().get("cores")).isPositive();
    }

    @Test
    void loadIsPerCoreOfTheChosenAverage() {
        CheckResult five = run(LoadCheck.builder().build(proc), PATIENCE);
        assertThat(five.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(five.message()).isEqualTo("load: 2.50 per core in 5 min (expected: at most 2.00)");
        assertThat(five.details()).containsEntry("load_per_core", 2.5).containsEntry("cores", 2L);

        runUp(LoadCheck.builder().average(Duration.ofMinutes(15)).build(proc));
        assertThat(runDown(
                                LoadCheck.builder()
                                        .average(Duration.ofMinutes(1))
                                        .failAbove(4)
                                        .build(proc),
                                PATIENCE,
                                ErrorKind.THRESHOLD)
                        .message())
                .isEqualTo("load: 4.50 per core in 1 min (expected: at most 4.00)");
    }

    @Test
    void limitItselfIsFine() {
        runUp(LoadCheck.builder().warnAbove(2.5).failAbove(2.5).build(proc));
    }

    @Test
    void systemWithoutTheFileIsDown() {
        assertThat(runDown(LoadCheck.builder().build(proc.resolve("none")), PATIENCE, ErrorKind.FAILED)
                        .message())
                .isEqualTo("load: not readable (expected: Linux with /proc/loadavg)");
    }

    @Test
    void itIsOfTheHost() {
        assertThat(LoadCheck.of().scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void impossibleLimitsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadCheck.builder().average(Duration.ofMinutes(2)))
                .withMessage("average: PT2M (expected: 1, 5 or 15 min)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadCheck.builder().failAbove(-1))
                .withMessage("failAbove: -1.0 (expected: at least 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadCheck.builder().warnAbove(3).failAbove(2).build())
                .withMessage("warnAbove: 3.0 (expected: at most failAbove 2.0)");
    }

    @Test
    void optionsReachTheCheck() {
        GivenOptions options = new GivenOptions()
                .with(LoadCheckType.AVERAGE, Duration.ofMinutes(1))
                .with(LoadCheckType.FAIL_ABOVE, 1.5);

        assertThatExceptionOfType(InvalidOptionException.class)
                .isThrownBy(() -> new LoadCheckType().create(options))
                .withMessage("warnAbove: 2.0 (expected: at most failAbove 1.5)")
                .satisfies(refusal -> assertThat(refusal.option()).isSameAs(LoadCheckType.WARN_ABOVE));
        assertThat(new LoadCheckType().create(options.with(LoadCheckType.WARN_ABOVE, 1.0)))
                .isInstanceOf(LoadCheck.class);
    }
}
