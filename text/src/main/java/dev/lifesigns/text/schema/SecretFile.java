/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.BoundedFile;
import dev.lifesigns.text.UnreadableFileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file behind <code>${file:/run/secrets/x}</code>. */
final class SecretFile {
    private static final int LARGEST = 64 * 1024;
    private static final Pattern LAST_LINE_BREAK = Pattern.compile("\\r?\\n\\z");

    private SecretFile() {}

    /**
     * The content without its last line break, or {@code null} after a problem was reported.
     *
     * @param missing receives the problem if there is no such file
     */
    static @Nullable String read(String name, Consumer<String> problems, Consumer<String> missing) {
        String problem;
        Consumer<String> findings = problems;
        try {
            Path path = Path.of(name);
            if (path.isAbsolute()) {
                return LAST_LINE_BREAK
                        .matcher(BoundedFile.readRegularText(path, LARGEST))
                        .replaceFirst("");
            }
            problem = "not an absolute path";
        } catch (InvalidPathException e) {
            problem = "not a path";
        } catch (UnreadableFileException e) {
            problem = switch (e.reason()) {
                case TOO_LARGE -> "larger than " + LARGEST + " bytes";
                case MALFORMED -> "not UTF-8";
                default -> String.valueOf(e.getMessage());
            };
            findings = e.reason() == UnreadableFileException.Reason.MISSING ? missing : problems;
        }
        findings.accept("file " + Quoting.quoted(name) + ": " + problem
                + " (expected: an absolute path to a readable text file)");
        return null;
    }
}
