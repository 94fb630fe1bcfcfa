/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Finds the manifests in a folder and below it. Follows links, detects cycles, and skips hidden files and folders. */
final class ManifestFolder extends SimpleFileVisitor<Path> {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Path root;
    private final Predicate<Path> excluded;
    private final List<Path> found = new ArrayList<>();

    private ManifestFolder(Path root, Predicate<Path> excluded) {
        this.root = root;
        this.excluded = excluded;
    }

    /** All of them that are not excluded, sorted by path. An excluded folder is not opened. A folder or file that cannot be opened is included, so that its reader reports it. */
    static List<Path> files(Path root, Predicate<Path> excluded) throws IOException {
        ManifestFolder folder = new ManifestFolder(root, excluded);
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, folder);
        return folder.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return isLeftOut(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean readable = attributes.isRegularFile() || attributes.isSymbolicLink();
        if (readable && !isLeftOut(file) && ENDINGS.stream().anyMatch(name::endsWith)) {
            found.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        if (!(failure instanceof FileSystemLoopException) && !isLeftOut(path)) {
            found.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path path) {
        return !path.equals(root) && (String.valueOf(path.getFileName()).startsWith(".") || excluded.test(path));
    }
}
