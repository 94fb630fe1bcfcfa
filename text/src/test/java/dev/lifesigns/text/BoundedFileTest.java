/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.text.UnreadableFileException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir
    private Path folder;

    @Test
    void aFileOfExactlyTheLargestSizeIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "ä234");

        assertThat(BoundedFile.readText(file, 5)).isEqualTo("ä234");
        assertReason(Reason.TOO_LARGE, () -> BoundedFile.readText(file, 4));
    }

    @Test
    void aSparseFileCostsNothing() throws IOException {
        Path file = folder.resolve("sparse");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(10_000_000_000L);
        }

        assertReason(Reason.TOO_LARGE, () -> BoundedFile.read(file, 1_000));
    }

    @Test
    void aPathThatIsNotAFileIsDistinguished() throws IOException {
        Path malformed = Files.write(folder.resolve("m"), new byte[] {(byte) 0xff});

        assertReason(Reason.MISSING, () -> BoundedFile.read(folder.resolve("none"), 9));
        assertReason(Reason.DIRECTORY, () -> BoundedFile.read(folder, 9));
        assertReason(Reason.DIRECTORY, () -> BoundedFile.readRegularText(folder, 9));
        assertReason(Reason.MALFORMED, () -> BoundedFile.readText(malformed, 9));
        assertReason(Reason.FAILED, () -> BoundedFile.read(folder.resolve("x".repeat(5_000)), 9));
    }

    /** From JDK 25 on nothing can be there; before it, the system's own words are all there is. */
    @Test
    void whatLiesBelowAFileIsNotRead() throws IOException {
        Path file = Files.write(folder.resolve("m"), new byte[] {'a'});

        assertThatThrownBy(() -> BoundedFile.read(file.resolve("below"), 9))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        e -> assertThat(e.reason()).isIn(Reason.MISSING, Reason.FAILED));
    }

    @Test
    void aDeviceIsReadWithinBounds() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero));

        assertReason(Reason.TOO_LARGE, () -> BoundedFile.read(zero, 1_000));
        assertReason(Reason.IRREGULAR, () -> BoundedFile.readRegularText(zero, 1_000));
    }

    @Test
    void aPipeWithoutWriterIsGivenUp() throws Exception {
        Path pipe = pipe();

        assertReason(Reason.SILENT, () -> BoundedFile.read(pipe, 9, SHORT, LONG));
        assertReason(Reason.IRREGULAR, () -> BoundedFile.readRegularText(pipe, 9));
    }

    @Test
    void aPipeThatIsHeldOpenIsGivenUp() throws Exception {
        Path pipe = pipe();
        try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw")) {
            writer.write('a');

            assertReason(Reason.SILENT, () -> BoundedFile.read(pipe, 9, LONG, SHORT));
        }
    }

    @Test
    void aPipeWithAWriterIsRead() throws Exception {
        Path pipe = pipe();
        Process writer = new ProcessBuilder("sh", "-c", "printf content > \"$0\"", pipe.toString()).start();

        assertThat(BoundedFile.read(pipe, 9, LONG, LONG)).isEqualTo("content".getBytes(StandardCharsets.UTF_8));
        assertThat(writer.waitFor()).isZero();
    }

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        try {
            int exit = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            assumeTrue(exit == 0);
        } catch (IOException e) {
            abort("mkfifo is missing");
        }
        return pipe;
    }

    private static void assertReason(Reason reason, ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
