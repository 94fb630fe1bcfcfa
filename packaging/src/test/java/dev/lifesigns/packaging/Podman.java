/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Podman with a storage and mounts of its own. Where control groups of both versions are mounted, it sees those of version 2 alone,
 * as crun demands; and its {@code /dev/null} is not the machine's, because crun gives that to the user of the container.
 */
final class Podman {
    private static final String START = """
            umount -R /sys/fs/cgroup
            mount -t cgroup2 cgroup2 /sys/fs/cgroup
            mount -t tmpfs tmpfs /mnt
            mknod -m 666 /mnt/null c 1 3
            mount --bind /mnt/null /dev/null
            exec podman "$@"
            """;

    private final Path folder;

    Podman(Path folder) {
        this.folder = folder;
    }

    Command.Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> options = List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                START,
                "podman",
                "--root=" + folder.resolve("storage"),
                "--runroot=" + folder.resolve("run"),
                "--tmpdir=" + folder.resolve("tmp"),
                "--storage-driver=vfs",
                "--cgroup-manager=cgroupfs",
                "--events-backend=none");
        return Command.run(Stream.concat(options.stream(), Stream.of(arguments)).toList());
    }
}
