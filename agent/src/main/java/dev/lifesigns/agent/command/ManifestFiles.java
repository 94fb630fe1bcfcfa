/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.lint.LintResult;
import dev.lifesigns.text.BoundedFile;
import dev.lifesigns.text.UnreadableFileException;
import dev.lifesigns.text.UnreadableFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The manifests that a command line names, each read once. A file that cannot be read is reported, and does not keep the others from being read. */
final class ManifestFiles {
    /** Standard input, on the command line and in findings. */
    static final String STANDARD_INPUT = "-";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static final int LARGEST = 16 * 1024 * 1024;

    private final List<ManifestSource> sources = new ArrayList<>();
    private final List<Remark> unreadable = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private ManifestFiles() {}

    /**
     * Reads them in the order given.
     *
     * @param names files, folders, and {@code -} for standard input
     */
    static ManifestFiles read(List<String> names, InputStream standardInput) {
        ManifestFiles files = new ManifestFiles();
        for (String name : names.stream().distinct().toList()) {
            if (name.equals(STANDARD_INPUT)) {
                files.add(STANDARD_INPUT, () -> BoundedFile.readText(standardInput, LARGEST));
            } else {
                files.addNamed(name);
            }
        }
        return files;
    }

    List<ManifestSource> sources() {
        return sources;
    }

    /** What could not be read, and why. */
    List<Remark> unreadable() {
        return unreadable;
    }

    /** The result for these files, with those that could not be read before those that are broken. */
    LintResult complete(LintResult result) {
        List<Remark> broken =
                Stream.concat(unreadable.stream(), result.broken().stream()).toList();
        return new LintResult(result.findings(), result.suppressed(), broken, result.notes(), result.workloads());
    }

    private void addNamed(String name) {
        try {
            add(Path.of(name));
        } catch (InvalidPathException e) {
            report(name, "not a path (expected: a manifest or a folder)");
        }
    }

    private void add(Path path) {
        if (!Files.isDirectory(path)) {
            addFile(path);
            return;
        }
        try {
            List<Path> found = ManifestFolder.files(path);
            found.forEach(this::addFile);
            if (found.isEmpty()) {
                report(name(path), "no manifest in it (expected: *.yaml, *.yml or *.json)");
            }
        } catch (IOException e) {
            report(name(path), "unreadable (expected: a readable folder)");
        }
    }

    private void addFile(Path path) {
        if (seen.add(real(path))) {
            add(name(path), () -> BoundedFile.readText(path, LARGEST));
        }
    }

    private void add(String name, Content content) {
        try {
            String text = content.text();
            if (text.isEmpty()) {
                report(name, "empty (expected: a manifest)");
            } else {
                sources.add(new ManifestSource(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
            }
        } catch (UnreadableFileException e) {
            report(name, e.getMessage() + expected(e.reason()));
        }
    }

    private static String expected(Reason reason) {
        return switch (reason) {
            case MISSING -> " (expected: a manifest or a folder)";
            case TOO_LARGE -> " (expected: at most 16 MiB)";
            case MALFORMED -> " (expected: a file saved as UTF-8)";
            default -> " (expected: a readable file)";
        };
    }

    private void report(String name, String message) {
        unreadable.add(new Remark(Position.ofFile(name), message));
    }

    /** The same for {@code k8s/a.yaml} and {@code ./k8s/a.yaml}, and on every system: baselines name files by it. */
    private static String name(Path path) {
        String name = path.normalize().toString();
        return name.isEmpty() ? "." : name.replace(path.getFileSystem().getSeparator(), "/");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Something to read that may be missing. */
    private interface Content {
        String text() throws UnreadableFileException;
    }
}
