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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves <code>${NAME}</code>, <code>${NAME:default}</code> and <code>${file:/run/secrets/x}</code>; <code>$${</code>
 * stands for a literal <code>${</code>. Remembers what it resolved, so that no message repeats it.
 */
final class Interpolation {
    /** Whether a text has a reference, as a regular expression of JSON Schema. */
    static final String REFERENCE = "\\$\\{[^}]+\\}";

    private static final int LARGEST = 64 * 1024;
    private static final String FILE = "file:";
    private static final String FORMS = "${NAME}, ${NAME:default} or ${file:/path}; for a literal '${' write '$${'";
    private static final Pattern DEFAULT = Pattern.compile("(\\$\\{(?!file:)\\w+:)[^}]*\\}");
    private static final Pattern LAST_LINE_BREAK = Pattern.compile("\\r?\\n\\z");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Variables variables;
    private final Set<String> secrets = new HashSet<>();

    Interpolation(Variables variables) {
        this.variables = variables;
    }

    /** The value, or {@code null} after at least one problem was told. */
    @Nullable
    Written resolve(String source, Position position, Consumer<String> problems) {
        if (!source.contains("${")) {
            return new Written(position, source, source, false);
        }
        StringBuilder text = new StringBuilder();
        boolean resolved = false;
        boolean failed = false;
        int at = 0;
        for (int open = source.indexOf("${"); open >= 0; open = source.indexOf("${", at)) {
            if (open > at && source.charAt(open - 1) == '$') {
                text.append(source, at, open - 1).append("${");
                at = open + 2;
                continue;
            }
            text.append(source, at, open);
            int close = source.indexOf('}', open);
            if (close < 0) {
                problems.accept("a '${' without its '}' (expected: " + FORMS + ")");
                return null;
            }
            String value = value(source.substring(open + 2, close), problems);
            resolved = true;
            failed |= value == null;
            text.append(value);
            at = close + 1;
            if (text.length() > LARGEST) {
                problems.accept("too long (expected: at most " + LARGEST + " characters with its references resolved)");
                return null;
            }
        }
        if (failed) {
            return null;
        }
        String whole = text.append(source, at, source.length()).toString();
        return new Written(position, source, whole, resolved);
    }

    void secret(String value) {
        if (!value.isBlank()) {
            secrets.add(value);
        }
    }

    String withoutSecrets(String message) {
        String safe = message;
        for (String secret : longestFirst()) {
            safe = safe.replace(secret, "…");
        }
        return safe;
    }

    /** A secret may be part of another one, which must not be left in pieces. */
    private List<String> longestFirst() {
        return secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The source of a value without the defaults in it, which may be secret as well. */
    static String withoutDefaults(String source) {
        return DEFAULT.matcher(source).replaceAll("$1…}");
    }

    private @Nullable String value(String reference, Consumer<String> problems) {
        String value = reference.startsWith(FILE)
                ? file(reference.substring(FILE.length()), problems)
                : variable(reference, problems);
        if (value != null) {
            secret(value);
        }
        return value;
    }

    private @Nullable String variable(String reference, Consumer<String> problems) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        if (!NAME.matcher(name).matches()) {
            problems.accept("a malformed reference (expected: " + FORMS + ")");
            return null;
        }
        String value = variables.find(name);
        if (value != null) {
            return value;
        }
        if (colon >= 0) {
            return reference.substring(colon + 1);
        }
        problems.accept(
                "variable " + name + " is not set (expected: a value, or a default as in ${" + name + ":default})");
        return null;
    }

    private static @Nullable String file(String name, Consumer<String> problems) {
        String problem;
        try {
            Path path = Path.of(name);
            if (!path.isAbsolute()) {
                problem = "not an absolute path";
            } else if (Files.isDirectory(path)) {
                problem = "a directory";
            } else {
                return withoutLastLineBreak(content(path));
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

    private static String withoutLastLineBreak(String text) {
        return LAST_LINE_BREAK.matcher(text).replaceFirst("");
    }

    private static final class TooLargeException extends IOException {}
}
