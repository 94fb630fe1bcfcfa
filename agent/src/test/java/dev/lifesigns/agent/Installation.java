/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An installation whose {@code ext/} belongs to one test. */
final class Installation {
    private Installation() {}

    /** Lays it out in a new folder, with the libraries of another one. */
    static Path copy(Path built, Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(built.resolve("bin"))) {
            for (Path script : scripts) {
                Files.copy(script, home.resolve("bin").resolve(script.getFileName()));
            }
        }
        Files.createSymbolicLink(home.resolve("lib"), built.resolve("lib"));
        return home;
    }
}
