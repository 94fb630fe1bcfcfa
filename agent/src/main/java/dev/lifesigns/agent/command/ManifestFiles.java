/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.command;

import dev.lifesigns.kubernetes.ManifestSource;
import dev.lifesigns.kubernetes.Position;
import dev.lifesigns.kubernetes.lint.LintResult;
import dev.lifesigns.kubernetes.lint.LintResult.Remark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The manifests that a command line names, each read once. What cannot be read is told, and the others are read all the same. */
final class ManifestFiles {
    /** The standard input, on the command line and in findings. */
    static final String STANDARD_INPUT = "-";

    static final int LARGEST = 16 * 1024 * 1024;

    private final List<ManifestSource> sources = new ArrayList<>();
    private final List<Remark> unreadable = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private ManifestFiles() {}

    /**
     * Reads them in the order given.
     *
     * @param names files, folders, and {@code -} for the standard input
     */
    static ManifestFiles read(List<String> names, InputStream standardInput) {
        ManifestFiles files = new ManifestFiles();
        for (String name : names.stream().distinct().toList()) {
            if (name.equals(STANDARD_INPUT)) {
                files.add(STANDARD_INPUT, () -> standardInput);
            } else {
                files.add(Path.of(name));
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

    /** The result of these files, with what could not be read in front of what was and is broken. */
    LintResult complete(LintResult result) {
        List<Remark> broken =
                Stream.concat(unreadable.stream(), result.broken().stream()).toList();
        return new LintResult(result.findings(), result.suppressed(), broken, result.notes(), result.workloads());
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
                tell(name(path), "no manifest in it (expected: *.yaml, *.yml or *.json)");
            }
        } catch (IOException e) {
            tell(name(path), "unreadable (expected: a readable folder)");
        }
    }

    private void addFile(Path path) {
        if (seen.add(real(path))) {
            add(name(path), () -> Files.newInputStream(path));
        }
    }

    private void add(String name, Content content) {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                tell(name, "too large (expected: at most 16 MiB)");
            } else if (bytes.length == 0) {
                tell(name, "empty (expected: a manifest)");
            } else {
                sources.add(new ManifestSource(name, text(bytes)));
            }
        } catch (NoSuchFileException e) {
            tell(name, "no such file (expected: a manifest or a folder)");
        } catch (AccessDeniedException e) {
            tell(name, "permission denied (expected: a readable file)");
        } catch (CharacterCodingException e) {
            tell(name, "a byte that is not UTF-8 (expected: a file saved as UTF-8)");
        } catch (IOException e) {
            tell(name, "unreadable (expected: a readable file)");
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void tell(String name, String message) {
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

    /** Something to read that may not be there. */
    private interface Content {
        InputStream open() throws IOException;
    }
}
