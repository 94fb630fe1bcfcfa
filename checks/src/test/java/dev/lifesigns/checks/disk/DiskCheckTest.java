/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifesigns.CheckDeadline;
import dev.lifesigns.CheckResult;
import dev.lifesigns.CheckScope;
import dev.lifesigns.CheckStatus;
import dev.lifesigns.ErrorKind;
import dev.lifesigns.checks.fixture.GivenOptions;
import dev.lifesigns.checks.spi.InvalidOptionException;
import dev.lifesigns.checks.spi.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
    private static final CheckDeadline DEADLINE = CheckDeadline.after(Duration.ofSeconds(60));

    /** No file system has it, so a limit of this size is always missed. */
    private static final long EXABYTE = 1_000_000_000_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void aFileSystemWithRoomIsUpAndShowsItsNumbers() {
        CheckResult result = DiskCheck.builder(folder).minFree(0).build().check(DEADLINE);

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details())
                .containsEntry("path", folder.toString())
                .containsKeys("free_bytes", "total_bytes", "free_percent");
    }

    @Test
    void tooLittleRoomIsDown() {
        CheckResult result = DiskCheck.builder(folder).minFree(EXABYTE).build().check(DEADLINE);

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.THRESHOLD);
    }

    @Test
    void littleRoomIsDegraded() {
        CheckResult result =
                DiskCheck.builder(folder).minFree(0).warnFree(EXABYTE).build().check(DEADLINE);

        assertThat(result.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(result.error()).isEqualTo(ErrorKind.THRESHOLD);
    }

    @Test
    void aFileStandsForItsFileSystem() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(DiskCheck.builder(file).minFree(0).build().check(DEADLINE).status())
                .isEqualTo(CheckStatus.UP);
    }

    @Test
    void aPathThatDoesNotExistIsFailed() {
        Path missing = folder.resolve("missing");

        CheckResult result = DiskCheck.builder(missing).build().check(DEADLINE);

        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(ErrorKind.FAILED);
        assertThat(result.message()).isEqualTo("path: " + missing + " (expected: an existing file or directory)");
    }

    @Test
    void itWritesNothing() throws IOException {
        DiskCheck.builder(folder).build().check(DEADLINE);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    /** A full disk is no reason to restart a process: the disk stays full. */
    @Test
    void itIsOfTheHostSoThatLivenessRefusesIt() {
        assertThat(DiskCheck.builder(folder).build().scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void invalidLimitsAreRejected() {
        DiskCheck.Builder builder = DiskCheck.builder(folder).minFree(100);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.minFree(-1))
                .withMessage("minFree: -1 (expected: at least 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DiskCheck.builder(folder).minFree(100).warnFree(100).build())
                .withMessage("warnFree: 100 (expected: more than minFree 100)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiskCheck.builder(folder)
                        .minFreeShare(0.2)
                        .warnFreeShare(0.1)
                        .build())
                .withMessage("warnFreeShare: 0.1 (expected: more than minFreeShare 0.2)");
    }

    @Test
    void everyOptionReachesTheCheck() {
        assertThat(status(options())).isEqualTo(CheckStatus.UP);
        assertThat(status(options().with(DiskCheckType.MIN_FREE, EXABYTE))).isEqualTo(CheckStatus.DOWN);
        assertThat(status(options().with(DiskCheckType.WARN_FREE, EXABYTE))).isEqualTo(CheckStatus.DEGRADED);
        assertThat(status(options().with(DiskCheckType.MIN_FREE_PERCENT, 1.0))).isEqualTo(CheckStatus.DOWN);
        assertThat(status(options().with(DiskCheckType.WARN_FREE_PERCENT, 1.0))).isEqualTo(CheckStatus.DEGRADED);
    }

    @Test
    void aRefusedValueIsReportedAtItsOption() {
        assertRefused(DiskCheckType.MIN_FREE, -1L, "minFree: -1 (expected: at least 0)");
        assertRefused(DiskCheckType.WARN_FREE, 1L, "warnFree: 1 (expected: more than minFree 1)");
        assertRefused(DiskCheckType.WARN_FREE_PERCENT, 1.5, "warnFreePercent: 1.5 (expected: 0 to 1)");
        assertRefused(
                DiskCheckType.WARN_FREE_PERCENT, 0.1, "warnFreePercent: 0.1 (expected: more than minFreePercent 0.2)");
        assertRefused(DiskCheckType.PATH, "nul\0", "path: nul\0 (expected: a path)");
    }

    private static <T> void assertRefused(Option<T> option, T value, String message) {
        GivenOptions options = new GivenOptions()
                .with(DiskCheckType.PATH, "/")
                .with(DiskCheckType.MIN_FREE, 1L)
                .with(DiskCheckType.MIN_FREE_PERCENT, 0.2)
                .with(option, value);

        InvalidOptionException refusal =
                catchThrowableOfType(InvalidOptionException.class, () -> new DiskCheckType().create(options));

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.option()).isSameAs(option);
    }

    private GivenOptions options() {
        return new GivenOptions().with(DiskCheckType.PATH, folder.toString()).with(DiskCheckType.MIN_FREE, 0L);
    }

    private static CheckStatus status(GivenOptions options) {
        try {
            return new DiskCheckType().create(options).check(DEADLINE).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
