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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What native libraries need, wherever they are: the package of the system's libraries, whose files are known by one path of two. */
class LinkedPackagesIT {
    private static final String PACKAGES = ". ./common.sh; found=$(packages \"$1\"); echo \"$found\"";

    @Test
    void findsThePackageWhicheverLibraryIsTheLast(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Command.exists("dpkg-query"), "dpkg-query is not installed");
        Path runtime = Packages.runtime().resolve("runtime/lib");
        // linked to libraries of the system alone, and, beside it, to one in the same folder, which sorts before or
        // after them
        Files.copy(runtime.resolve("libjava.so"), folder.resolve("libjava.so"));
        Files.createDirectory(folder.resolve("server"));
        Files.copy(runtime.resolve("server/libjvm.so"), folder.resolve("server/libjvm.so"));

        assertThat(packages(folder.resolve("server"))).startsWith("libc6\n");
        assertThat(packages(folder)).startsWith("libc6\n");
    }

    private static String packages(Path folder) throws IOException, InterruptedException {
        return Command.run(List.of("bash", "-c", PACKAGES, "packages", folder.toString()))
                .succeeded();
    }
}
