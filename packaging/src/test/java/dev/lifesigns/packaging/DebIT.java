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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, installed below a folder, so that this machine stays as it is. */
@TestInstance(Lifecycle.PER_CLASS)
class DebIT {
    @TempDir
    Path root;

    private Path deb;

    @BeforeAll
    void make() throws IOException, InterruptedException {
        assumeTrue(Command.exists("dpkg-deb"), "dpkg-deb is not installed");
        Packages.runtime();
        deb = Packages.make("deb");
    }

    @BeforeEach
    void prepare() throws IOException {
        Path database = Files.createDirectories(root.resolve("var/lib/dpkg"));
        for (String folder : List.of("info", "updates", "triggers")) {
            Files.createDirectories(database.resolve(folder));
        }
        Files.createFile(database.resolve("status"));
    }

    @Test
    void installsRunsAndLeavesNothingWhenPurged() throws IOException, InterruptedException {
        dpkg("--install", deb.toString());
        assertThat(Command.run(List.of(
                                root.resolve("usr/bin/lifesigns").toString(),
                                "check",
                                "--config",
                                configuration().toString()))
                        .output())
                .contains("root-disk", "memory");
        assertThat(root.resolve("usr/lib/systemd/system/lifesigns.service"))
                .content()
                .contains("/usr/bin/lifesigns serve");
        assertThat(root.resolve("usr/share/doc/lifesigns/copyright")).content().contains("Apache-2.0", "GPL-2");

        dpkg("--remove", "lifesigns");
        assertThat(root.resolve("usr/lib/lifesigns")).doesNotExist();
        assertThat(configuration()).as("kept until it is purged").exists();

        dpkg("--purge", "lifesigns");
        assertThat(filesOutsideOfDpkg()).isEmpty();
    }

    @Test
    void anUpgradeKeepsTheConfigurationAndDropsWhatWasRecorded() throws IOException, InterruptedException {
        dpkg("--install", deb.toString());
        Files.writeString(configuration(), "checks: {root: {type: disk, path: /}}\n");
        Path cache = Files.createDirectories(root.resolve("usr/lib/lifesigns/cache"));

        dpkg("--force-confdef", "--install", deb.toString());

        assertThat(configuration()).hasContent("checks: {root: {type: disk, path: /}}");
        assertThat(cache).doesNotExist();
    }

    @Test
    void lintianFindsNothing() throws IOException, InterruptedException {
        assumeTrue(Command.exists("lintian"), "lintian is not installed");

        Command.Ended lintian = Command.run(List.of("lintian", "--fail-on", "error,warning", deb.toString()));

        assertThat(lintian.succeeded()).doesNotContainPattern("(?m)^[EW]: ");
    }

    private Path configuration() {
        return root.resolve("etc/lifesigns/lifesigns.yaml");
    }

    /** Its scripts run with {@code DPKG_ROOT} instead of in a chroot, and the root has none of the packages that it depends on. */
    private void dpkg(String... arguments) throws IOException, InterruptedException {
        Stream<String> options = Stream.of(
                "dpkg",
                "--root=" + root,
                "--log=" + root.resolve("var/lib/dpkg/log"),
                "--force-not-root",
                "--force-script-chrootless",
                "--force-depends");
        Command.run(Stream.concat(options, Stream.of(arguments)).toList()).succeeded();
    }

    private List<String> filesOutsideOfDpkg() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.startsWith("var/lib/dpkg/"))
                    .toList();
        }
    }
}
