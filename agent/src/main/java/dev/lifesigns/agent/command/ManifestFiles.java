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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The manifests that a command line names. A file that cannot be read is reported, and does not keep the others from being read.
 * Of many megabytes only the first stay in memory; the files after them are read again when they are needed.
 */
final class ManifestFiles {
    /** Standard input, on the command line and in findings. */
    static final String STANDARD_INPUT = "-";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String NOT_AN_OBJECT = "neither YAML nor JSON, skipped (expected: a manifest)";

    static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_KEPT = 32 * 1024 * 1024;

    private final List<ManifestSource> sources = new ArrayList<>();
    private final List<Remark> unreadable = new ArrayList<>();
    private final List<Remark> odd = new ArrayList<>();
    private final Set<String> fromFolders = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<Path> seen = new HashSet<>();
    private final Exclusions exclusions;
    private int kept;

    private ManifestFiles(Exclusions exclusions) {
        this.exclusions = exclusions;
    }

    /**
     * Reads them in the order given.
     *
     * @param names files, folders, and {@code -} for standard input
     * @param exclusions what to leave out of the folders
     */
    static ManifestFiles read(List<String> names, Exclusions exclusions, InputStream standardInput) {
        ManifestFiles files = new ManifestFiles(exclusions);
        for (String name : names.stream().distinct().toList()) {
            if (name.equals(STANDARD_INPUT)) {
                files.add(STANDARD_INPUT, () -> BoundedFile.readText(standardInput, LARGEST), false);
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

    /**
     * The result for these files, with those that could not be read before those that are broken. A file that was only met in a
     * folder, and that is neither YAML nor JSON nor meant for Kubernetes, is no error.
     */
    LintResult complete(LintResult result) {
        Predicate<Remark> isForeign =
                remark -> foreign.contains(remark.position().file());
        Stream<Remark> broken = result.broken().stream().filter(isForeign.negate());
        Stream<Remark> skipped =
                result.broken().stream().filter(isForeign).map(remark -> new Remark(remark.position(), NOT_AN_OBJECT));
        return new LintResult(
                result.findings(),
                result.suppressed(),
                Stream.concat(unreadable.stream(), broken).toList(),
                Stream.of(result.notes().stream(), odd.stream(), skipped)
                        .flatMap(Function.identity())
                        .toList(),
                result.workloads());
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
            List<Path> found = ManifestFolder.files(path, exclusions);
            for (Path file : found) {
                if (!seen.contains(real(file))) {
                    fromFolders.add(name(file));
                }
                addFile(file);
            }
            if (found.isEmpty()) {
                report(name(path), "no manifest in it (expected: *.yaml, *.yml or *.json)");
            }
        } catch (IOException e) {
            report(name(path), "unreadable (expected: a readable folder)");
        }
    }

    private void addFile(Path path) {
        if (seen.add(real(path))) {
            add(name(path), () -> BoundedFile.readText(path, LARGEST), Files.isRegularFile(path));
        }
    }

    /** Adds a file, which may be a pipe that can only be read once. */
    private void add(String name, Content content, boolean readableAgain) {
        try {
            String text = content.text();
            if (text.isEmpty()) {
                reportOdd(name, "empty", "empty (expected: a manifest)");
                return;
            }
            if (fromFolders.contains(name) && !text.contains("apiVersion")) {
                foreign.add(name);
            }
            boolean keeps = !readableAgain || kept + text.length() <= MOST_KEPT;
            kept += keeps ? text.length() : 0;
            sources.add(
                    keeps
                            ? new ManifestSource(name, withoutMark(text))
                            : ManifestSource.readWhenNeeded(name, () -> again(name, content)));
        } catch (UnreadableFileException e) {
            String expected = expected(e.reason());
            if (isOdd(e.reason())) {
                reportOdd(name, e.getMessage() + ", skipped" + expected, e.getMessage() + expected);
            } else {
                report(name, e.getMessage() + expected);
            }
        }
    }

    private static String again(String name, Content content) {
        try {
            return withoutMark(content.text());
        } catch (UnreadableFileException e) {
            throw new UncheckedIOException(
                    name + ": " + e.getMessage() + " (expected: a file that does not change while it is checked)", e);
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Whether it is no manifest that somebody may not read, but something else that happens to be in the folder. */
    private static boolean isOdd(Reason reason) {
        return reason == Reason.TOO_LARGE || reason == Reason.MALFORMED;
    }

    private void reportOdd(String name, String inFolder, String named) {
        if (fromFolders.contains(name)) {
            odd.add(new Remark(Position.ofFile(name), inFolder));
        } else {
            report(name, named);
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
