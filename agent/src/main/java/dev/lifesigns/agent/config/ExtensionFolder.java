/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The folder {@code ext} of an installation, whose jars are on the class path. The JVM skips everything else in it without
 * a word.
 */
public record ExtensionFolder(Path path) {
    private static final String AGENT = "lifesigns-agent.jar";

    /** The folder of this installation; empty if there is none, or if the agent was not started by its launcher. */
    public static Optional<ExtensionFolder> installed() {
        String first = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
        Path lib = first.endsWith(AGENT) ? Path.of(first).getParent() : null;
        return Optional.ofNullable(lib)
                .map(folder -> new ExtensionFolder(folder.resolveSibling("ext")))
                .filter(folder -> Files.isDirectory(folder.path));
    }

    /** A warning for each file that is not loaded, sorted by name. Hidden files are nobody's extension. */
    public List<String> warnings() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !name(file).startsWith("."))
                    .sorted()
                    .flatMap(file -> fault(file).stream().map(fault -> path.getFileName() + "/" + name(file) + fault))
                    .toList();
        } catch (IOException e) {
            return List.of(path.getFileName() + ": warning: not loaded (expected: a readable folder)");
        }
    }

    private static Optional<String> fault(Path file) {
        if (!name(file).endsWith(".jar") && !name(file).endsWith(".JAR")) {
            return Optional.of(": warning: not loaded (expected: a file whose name ends with .jar)");
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(": warning: not loaded (expected: a readable jar)");
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
