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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import org.junit.jupiter.api.io.TempDir;

/** Files of the kernel are written where a certain pressure has to be had. */
class PressureCheckTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path group;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(group.resolve("memory.pressure"), """
                some avg10=80.50 avg60=60.00 avg300=10.00 total=123
                full avg10=40.00 avg60=30.00 avg300=5.00 total=45
                """);
    }

    @Test
    void machineHasPressureOfThreeKinds() {
        assumeTrue(Files.isReadable(Path.of("/proc/pressure/cpu")), "a kernel with pressure stall information");
        for (Pressure resource : Pressure.values()) {
            CheckResult result =
                    runUp(PressureCheck.builder(resource).warnAbove(1).build());
            assertThat((Double) result.details().get("stalled_percent")).isBetween(0.0, 100.0);
        }
    }

    @Test
    void pressureIsThatOfTheAverageAndOfSomeOrAll() {
        CheckResult minute = run(memory().build(), PATIENCE);
        assertThat(minute.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(minute.message())
                .isEqualTo("memory.pressure: some stalled 60.0 % of 60 s (expected: at most 50.0 %)");

        runUp(memory().average(Duration.ofMinutes(5)).build());
        runUp(memory().full().build());
        assertThat(runDown(
                                memory().average(Duration.ofSeconds(10))
                                        .failAbove(0.8)
                                        .build(),
                                PATIENCE,
                                ErrorKind.THRESHOLD)
                        .message())
                .isEqualTo("memory.pressure: some stalled 80.5 % of 10 s (expected: at most 80.0 %)");
    }

    @Test
    void limitItselfIsFine() {
        runUp(memory().warnAbove(0.6).failAbove(0.6).build());
    }

    @Test
    void kernelWithoutItIsDown() {
        assertThat(runDown(
                                PressureCheck.builder(Pressure.IO)
                                        .controlGroup(group)
                                        .build(),
                                PATIENCE,
                                ErrorKind.FAILED)
                        .message())
                .isEqualTo("pressure: " + group.resolve("io.pressure")
                        + ": NoSuchFileException (expected: Linux 4.20 or later, with pressure stall information)");
    }

    @Test
    void itIsOfTheHost() {
        assertThat(PressureCheck.of(Pressure.CPU).scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void impossibleLimitsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory().average(Duration.ofMinutes(2)))
                .withMessage("average: PT2M (expected: 10 s, 1 min or 5 min)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory().failAbove(0.4).build())
                .withMessage("warnAbove: 0.5 (expected: at most failAbove 0.4)");
    }

    @Test
    void optionsReachTheCheck() {
        GivenOptions options = new GivenOptions()
                .with(PressureCheckType.OF, "memory")
                .with(PressureCheckType.CONTROL_GROUP, group.toString())
                .with(PressureCheckType.AVERAGE, Duration.ofSeconds(10))
                .with(PressureCheckType.FULL, true)
                .with(PressureCheckType.WARN_ABOVE, 0.3);

        assertThat(run(new PressureCheckType().create(options), PATIENCE).message())
                .isEqualTo("memory.pressure: full stalled 40.0 % of 10 s (expected: at most 30.0 %)");
        assertThatExceptionOfType(InvalidOptionException.class)
                .isThrownBy(() -> new PressureCheckType().create(options.with(PressureCheckType.OF, "disk")))
                .withMessage("of: disk (expected: cpu, memory or io)");
    }

    private PressureCheck.Builder memory() {
        return PressureCheck.builder(Pressure.MEMORY).controlGroup(group);
    }
}
