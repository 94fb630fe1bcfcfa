/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.HealthCheck;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryCheckTest {
    private static final CheckDeadline DEADLINE = CheckDeadline.after(Duration.ofSeconds(60));

    @ParameterizedTest
    @CsvSource({"0, UP,", "700, UP,", "701, DEGRADED, THRESHOLD", "800, DEGRADED, THRESHOLD", "801, DOWN, THRESHOLD"})
    void exactlyAtALimitIsFine(long used, CheckStatus status, ErrorKind error) {
        CheckResult result = new MemoryCheck.Builder(reading(used))
                .warnAbove(0.7)
                .failAbove(0.8)
                .build()
                .check(DEADLINE);

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.error()).isEqualTo(error);
    }

    @Test
    void theMessageNamesValueAndLimitAndTheDetailsTheNumbers() {
        CheckResult result = new MemoryCheck.Builder(reading(991)).build().check(DEADLINE);

        assertThat(result.message()).isEqualTo("some memory: 99.1 % used (expected: at most 95.0 %)");
        assertThat(result.details())
                .containsEntry("memory", "some memory")
                .containsEntry("used_bytes", 991L)
                .containsEntry("max_bytes", 1000L)
                .containsEntry("used_percent", 99.1);
    }

    @Test
    void theDefaultsAre90And95Percent() {
        assertThat(new MemoryCheck.Builder(reading(900)).build().check(DEADLINE).status())
                .isEqualTo(CheckStatus.UP);
        assertThat(new MemoryCheck.Builder(reading(950)).build().check(DEADLINE).status())
                .isEqualTo(CheckStatus.DEGRADED);
        assertThat(new MemoryCheck.Builder(reading(951)).build().check(DEADLINE).status())
                .isEqualTo(CheckStatus.DOWN);
    }

    @Test
    void missingFiguresOfTheSystemAreFailed() {
        MemorySource broken = new MemorySource() {
            @Override
            public MemoryReading read() throws IOException {
                throw new IOException("no such thing");
            }

            @Override
            public CheckScope scope() {
                return CheckScope.HOST;
            }
        };

        CheckResult result = new MemoryCheck.Builder(broken).build().check(DEADLINE);

        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).endsWith("no such thing");
    }

    @Test
    void theScopeIsThatOfWhatIsMeasured() {
        assertThat(MemoryCheck.of(Memory.HEAP).scope()).isEqualTo(CheckScope.PROCESS);
        assertThat(MemoryCheck.of(Memory.HOST).scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void invalidLimitsAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemoryCheck.builder(Memory.HEAP).failAbove(90))
                .withMessage("failAbove: 90.0 (expected: 0 to 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemoryCheck.builder(Memory.HEAP)
                        .warnAbove(0.9)
                        .failAbove(0.8)
                        .build())
                .withMessage("warnAbove: 0.9 (expected: at most failAbove 0.8)");
    }

    @Test
    void theAgentChecksTheHostByDefault() throws Exception {
        MemoryCheckType type = new MemoryCheckType();
        HealthCheck host = type.create(new GivenOptions());
        HealthCheck heap = type.create(new GivenOptions()
                .with(MemoryCheckType.OF, "heap")
                .with(MemoryCheckType.WARN_ABOVE, 0.0)
                .with(MemoryCheckType.FAIL_ABOVE, 1.0));
        System.gc();

        assertThat(host.scope()).isEqualTo(CheckScope.HOST);
        assertThat(heap.scope()).isEqualTo(CheckScope.PROCESS);
        assertThat(heap.check(DEADLINE).status()).isEqualTo(CheckStatus.DEGRADED);
    }

    @Test
    void aRefusedValueIsReportedAtItsOption() {
        assertRefused(MemoryCheckType.OF, "stack", "of: stack (expected: host or heap)");
        assertRefused(MemoryCheckType.WARN_ABOVE, 2.0, "warnAbove: 2.0 (expected: 0 to 1)");
        assertRefused(MemoryCheckType.WARN_ABOVE, 0.99, "warnAbove: 0.99 (expected: at most failAbove 0.95)");
    }

    private static <T> void assertRefused(Option<T> option, T value, String message) {
        GivenOptions options = new GivenOptions().with(option, value);

        InvalidOptionException refusal =
                catchThrowableOfType(InvalidOptionException.class, () -> new MemoryCheckType().create(options));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.option()).isSameAs(option);
    }

    private static MemorySource reading(long used) {
        return new MemorySource() {
            @Override
            public MemoryReading read() {
                return new MemoryReading("some memory", used, 1000);
            }

            @Override
            public CheckScope scope() {
                return CheckScope.HOST;
            }
        };
    }
}
