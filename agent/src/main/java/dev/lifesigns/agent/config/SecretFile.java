/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file behind <code>${file:/run/secrets/x}</code>. */
final class SecretFile {
    private static final int LARGEST = 64 * 1024;
    private static final Pattern LAST_LINE_BREAK = Pattern.compile("\\r?\\n\\z");

    private SecretFile() {}

    /** The content without its last line break, or {@code null} after a problem was told. */
    static @Nullable String read(String name, Consumer<String> problems) {
        String problem;
        try {
            Path path = Path.of(name);
            if (!path.isAbsolute()) {
                problem = "not an absolute path";
            } else if (Files.isDirectory(path)) {
                problem = "a directory";
            } else {
                return LAST_LINE_BREAK.matcher(content(path)).replaceFirst("");
            }
        } catch (InvalidPathException e) {
            problem = "not a path";
        } catch (NoSuchFileException e) {
            problem = "no such file";
        } catch (AccessDeniedException e) {
            problem = "permission denied";
        } catch (CharacterCodingException e) {
            problem = "not UTF-8";
        } catch (TooLargeException e) {
            problem = "larger than " + LARGEST + " bytes";
        } catch (IOException e) {
            problem = "unreadable";
        }
        problems.accept("file " + Shown.quoted(name) + ": " + problem
                + " (expected: an absolute path to a readable text file)");
        return null;
    }

    private static String content(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new TooLargeException();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    private static final class TooLargeException extends IOException {}
}
