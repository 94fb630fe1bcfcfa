/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.disk;

import static dev.lifesigns.checks.fixture.Runs.runDown;
import static dev.lifesigns.checks.fixture.Runs.runUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifesigns.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With real mounts, which only root may make. */
@Timeout(60)
class DiskCheckMountTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private final Deque<Path> mounted = new ArrayDeque<>();
    private Path data;

    @BeforeEach
    void makeFolder() throws Exception {
        data = Files.createDirectory(directory.resolve("da ta"));
        boolean allowed = mount("-t", "tmpfs", "-o", "size=200m", "lifesigns", data.toString());
        assumeTrue(allowed, "may not mount here: run as root");
        umount(mounted.pop());
    }

    @AfterEach
    void umountAll() throws Exception {
        while (!mounted.isEmpty()) {
            umount(mounted.pop());
        }
    }

    @Test
    void missingMountIsDownWhereOneIsDemanded() throws Exception {
        DiskCheck check = checking().mountPoint().build();

        assertThat(runDown(check, TIMEOUT, ErrorKind.FAILED).message())
                .isEqualTo("path: " + data + ": nothing is mounted there (expected: a mount point)");
        runUp(checking().build());

        mount("-t", "tmpfs", "-o", "size=200m", "lifesigns", data.toString());
        runUp(check);
    }

    @Test
    void fileSystemWithoutAFreeInodeIsDown() throws Exception {
        mount("-t", "tmpfs", "-o", "size=200m,nr_inodes=20", "lifesigns", data.toString());
        DiskCheck check = checking().build();
        long free = (long) runUp(check).details().get("free_inodes");
        assertThat(free).isBetween(1L, 20L);
        assertThat(runDown(checking().minFreeInodes(free + 1).build(), TIMEOUT, ErrorKind.THRESHOLD)
                        .message())
                .isEqualTo("free inodes: " + free + " (expected: at least " + (free + 1) + ")");

        for (int i = 0; i < free; i++) {
            Files.createFile(data.resolve("file" + i));
        }

        assertThat(runDown(check, TIMEOUT, ErrorKind.THRESHOLD).message())
                .isEqualTo("free inodes: 0 (expected: at least 1)");
        runUp(checking().minFreeInodes(0).build());
        runUp(checking().readOnly().build());
    }

    @Test
    void readOnlyFileSystemIsDownUnlessItMayBe() throws Exception {
        mount("-t", "tmpfs", "-o", "ro,size=200m", "lifesigns", data.toString());

        assertThat(runDown(checking().build(), TIMEOUT, ErrorKind.FAILED).message())
                .isEqualTo("path: " + data + ": read-only file system (expected: a writable one)");
        runUp(checking().readOnly().build());
        runUp(checking().readOnly().mountPoint().build());
    }

    @Test
    void fileSystemThatBecomesReadOnlyGoesDownAndComesBack() throws Exception {
        mount("-t", "tmpfs", "-o", "size=200m", "lifesigns", data.toString());
        Path file = Files.createFile(data.resolve("file"));
        DiskCheck check = DiskCheck.builder(file).minFree(0).build();
        runUp(check);

        remount("ro");
        runDown(check, TIMEOUT, ErrorKind.FAILED);

        remount("rw");
        runUp(check);
    }

    @Test
    void readOnlyBindMountOfAWritableFileSystemIsReadOnly() throws Exception {
        Path bound = Files.createDirectory(directory.resolve("bound"));
        mount("--bind", data.toString(), bound.toString());
        run(List.of("mount", "-o", "remount,bind,ro", bound.toString()));

        runDown(DiskCheck.builder(bound).minFree(0).build(), TIMEOUT, ErrorKind.FAILED);
        runUp(checking().build());
    }

    private DiskCheck.Builder checking() {
        return DiskCheck.builder(data).minFree(0);
    }

    private void remount(String mode) throws Exception {
        run(List.of("mount", "-o", "remount," + mode, data.toString()));
    }

    private boolean mount(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(arguments));
        boolean done;
        try {
            done = run(command);
        } catch (IOException noSuchCommand) {
            return false;
        }
        if (done) {
            mounted.push(Path.of(arguments[arguments.length - 1]));
        }
        return done;
    }

    private static void umount(Path path) throws Exception {
        run(List.of("umount", path.toString()));
    }

    private static boolean run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }
}
