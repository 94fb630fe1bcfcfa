/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real systemd in namespaces of its own, over the file system of this machine, which stays as it is. The network is the machine's. */
final class BootedSystemd implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final Path PROGRAM = Path.of("/usr/lib/systemd/systemd");

    private final Process shell;
    private final long pid;

    private BootedSystemd(Process shell, long pid) {
        this.shell = shell;
        this.pid = pid;
    }

    /** Boots it; skips the test where that is impossible. */
    static BootedSystemd boot(Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM) && Command.exists("dbus-daemon"), "systemd or dbus is not installed");
        assumePossible();
        Process shell = Command.start(
                List.of("unshare", "--mount", "sh", "src/test/resources/boot-systemd", folder.toString()), Map.of());
        BootedSystemd booted = new BootedSystemd(shell, pid(shell));
        booted.await("systemd has booted", "running", "systemctl", "is-system-running", "--wait");
        return booted;
    }

    /** It needs its own mounts, with a file system over that of the machine, and groups of version 2. */
    private static void assumePossible() throws IOException, InterruptedException {
        String trial = "mount -t tmpfs tmpfs /mnt && mkdir /mnt/a /mnt/b /mnt/c"
                + " && mount -t overlay -o lowerdir=/,upperdir=/mnt/a,workdir=/mnt/b overlay /mnt/c"
                + " && mount -t cgroup2 cgroup2 /mnt/b && mkdir /mnt/b/lifesigns-trial && rmdir /mnt/b/lifesigns-trial";
        Command.Ended ended = Command.run(List.of("unshare", "--mount", "--pid", "--fork", "sh", "-c", trial));
        assumeTrue(ended.exitCode() == 0, "this user cannot boot systemd here: " + ended.output());
    }

    private static long pid(Process shell) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (true) {
            for (ProcessHandle each : shell.descendants().toList()) {
                if (each.info().command().filter(PROGRAM.toString()::equals).isPresent()) {
                    return each.pid();
                }
            }
            assertThat(System.nanoTime()).as("systemd was started").isLessThan(end);
            assertThat(shell.isAlive()).as("still alive").isTrue();
            Thread.sleep(20);
        }
    }

    /** Runs a command there, as root. */
    Command.Ended run(String... command) throws IOException, InterruptedException {
        List<String> enter = List.of(
                "nsenter", "--target", Long.toString(pid), "--mount", "--pid", "--cgroup", "--ipc", "--uts", "--wd=/");
        return Command.run(Stream.concat(enter.stream(), Stream.of(command)).toList());
    }

    /** The value of a property of a unit. */
    String show(String property, String unit) throws IOException, InterruptedException {
        return run("systemctl", "show", "--value", "--property=" + property, unit)
                .succeeded()
                .strip();
    }

    /** Runs a command again and again until it prints a text. */
    void await(String promise, String text, String... command) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        Command.Ended ended = run(command);
        while (!ended.output().contains(text)) {
            assertThat(System.nanoTime()).as(promise + ": " + ended).isLessThan(end);
            Thread.sleep(20);
            ended = run(command);
        }
    }

    /** Where a file of it is, from outside. */
    Path file(String name) {
        return Path.of("/proc/" + pid + "/root" + name);
    }

    /** Writes a file there. */
    void write(String name, String content) throws IOException {
        Files.createDirectories(file(name).getParent());
        Files.writeString(file(name), content);
    }

    /** Copies a file of this machine there. */
    void copy(Path from, String name) throws IOException {
        Files.copy(from, file(name), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws InterruptedException {
        shell.children().forEach(ProcessHandle::destroyForcibly);
        assertThat(shell.waitFor(PATIENCE, TimeUnit.NANOSECONDS)).isTrue();
    }
}
