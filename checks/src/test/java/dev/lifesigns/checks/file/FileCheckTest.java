/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.file;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(directory.resolve("orders.dump"), "12345");
    }

    @Test
    void fileThatExistsIsUpWithItsAgeAndSize() throws Exception {
        modified(Duration.ofMinutes(10));

        CheckResult result = run(FileCheck.of(file));

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details()).containsEntry("path", file.toString()).containsEntry("size_bytes", 5L);
        assertThat((Long) result.details().get("age_seconds")).isBetween(600L, 900L);
    }

    @Test
    void missingFileAndDirectoryAreDown() throws Exception {
        Path missing = directory.resolve("missing");

        assertDown(FileCheck.of(missing), ErrorKind.FAILED, "path: " + missing + " (expected: an existing file)");
        assertDown(
                FileCheck.of(directory),
                ErrorKind.FAILED,
                "path: " + directory + " (expected: a file, not a directory)");
    }

    @Test
    void linkToItselfHasNoAttributes() throws Exception {
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, link);

        assertDown(
                FileCheck.of(link),
                ErrorKind.FAILED,
                "path: " + link + ": FileSystemException (expected: a file whose attributes can be read)");
    }

    @Test
    void fileThatIsTooOldIsDegradedThenDown() throws Exception {
        FileCheck check = FileCheck.builder(file)
                .warnAge(Duration.ofHours(1))
                .maxAge(Duration.ofHours(25))
                .build();
        assertThat(run(check).status()).isEqualTo(CheckStatus.UP);

        modified(Duration.ofHours(2));
        CheckResult old = run(check);
        assertThat(old.status()).isEqualTo(CheckStatus.DEGRADED);
        assertThat(old.error()).isEqualTo(ErrorKind.THRESHOLD);

        modified(Duration.ofHours(26));
        CheckResult tooOld = run(check);
        assertThat(tooOld.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(tooOld.error()).isEqualTo(ErrorKind.THRESHOLD);
        assertThat(tooOld.message()).matches("age: 936\\d\\d s \\(expected: at most 90000 s\\)");
    }

    @Test
    void fileFromTheFutureIsNew() throws Exception {
        modified(Duration.ofHours(-2));

        CheckResult result =
                run(FileCheck.builder(file).maxAge(Duration.ofSeconds(1)).build());

        assertThat(result.status()).isEqualTo(CheckStatus.UP);
        assertThat(result.details()).containsEntry("age_seconds", 0L);
    }

    @Test
    void sizeHasTwoLimitsThatAreFineThemselves() throws Exception {
        assertDown(
                FileCheck.builder(file).minSize(6).build(),
                ErrorKind.THRESHOLD,
                "size: 5 bytes (expected: at least 6)");
        assertDown(
                FileCheck.builder(file).maxSize(4).build(), ErrorKind.THRESHOLD, "size: 5 bytes (expected: at most 4)");
        assertThat(run(FileCheck.builder(file).minSize(5).maxSize(5).build()).status())
                .isEqualTo(CheckStatus.UP);
    }

    @Test
    void itIsOfTheHost() {
        assertThat(FileCheck.of(file).scope()).isEqualTo(CheckScope.HOST);
    }

    @Test
    void impossibleLimitsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileCheck.builder(file).maxAge(Duration.ZERO))
                .withMessage("maxAge: PT0S (expected: at least 1 s)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileCheck.builder(file).minSize(-1))
                .withMessage("minSize: -1 (expected: at least 0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileCheck.builder(file).minSize(2).maxSize(1).build())
                .withMessage("minSize: 2 (expected: at most maxSize 1)");
    }

    @Test
    void optionsReachTheCheck() throws Exception {
        GivenOptions options =
                new GivenOptions().with(FileCheckType.PATH, file.toString()).with(FileCheckType.MAX_SIZE, 4L);

        assertDown(new FileCheckType().create(options), ErrorKind.THRESHOLD, "size: 5 bytes (expected: at most 4)");
    }

    @Test
    void refusedCombinationIsReportedAtItsOption() {
        GivenOptions options = new GivenOptions()
                .with(FileCheckType.PATH, file.toString())
                .with(FileCheckType.WARN_AGE, Duration.ofHours(1))
                .with(FileCheckType.MAX_AGE, Duration.ofHours(1));

        InvalidOptionException refusal =
                catchThrowableOfType(InvalidOptionException.class, () -> new FileCheckType().create(options));

        assertThat(refusal).hasMessage("warnAge: PT1H (expected: less than maxAge PT1H)");
        assertThat(refusal.option()).isSameAs(FileCheckType.WARN_AGE);
    }

    private void modified(Duration ago) throws Exception {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }

    private static CheckResult run(HealthCheck check) throws Exception {
        return check.check(CheckDeadline.after(Duration.ofSeconds(20)));
    }

    private static void assertDown(HealthCheck check, ErrorKind kind, String message) throws Exception {
        CheckResult result = run(check);
        assertThat(result.status()).isEqualTo(CheckStatus.DOWN);
        assertThat(result.error()).isEqualTo(kind);
        assertThat(result.message()).isEqualTo(message);
    }
}
