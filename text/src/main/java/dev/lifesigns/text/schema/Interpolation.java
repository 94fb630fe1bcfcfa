/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resolves <code>${NAME}</code>, <code>${NAME:default}</code> and <code>${file:/run/secrets/x}</code>; <code>$${</code>
 * stands for a literal <code>${</code>. Not thread-safe.
 */
public final class Interpolation {
    /** Whether a text has a reference, as a regular expression of JSON Schema. */
    public static final String REFERENCE = "\\$\\{[^}]+\\}";

    private static final int LONGEST = 64 * 1024;
    private static final String ESCAPE = "$${";
    private static final String FILE = "file:";
    private static final String FORMS = "${NAME}, ${NAME:default} or ${file:/path}; for a literal '${' write '$${'";
    private static final Pattern TOKEN = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)\\}|\\$\\{");
    private static final Pattern DEFAULT = Pattern.compile("(\\$\\{(?!file:)\\w+:)[^}]*\\}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Variables variables;
    private final Missing missing;
    private final Set<String> needed = new LinkedHashSet<>();
    private final Set<String> neededFiles = new LinkedHashSet<>();
    private int unresolved;

    /** What becomes of a reference that has no value here. */
    public enum Missing {
        /** It is a problem. */
        PROBLEM,
        /** It is a warning, and stays unresolved: the file is validated where its secrets are not. */
        WARNING,
        /** It stays unresolved, for a machine where it has a value. No file is read. */
        UNRESOLVED,
        /** It is ordinary text, like every reference. */
        LITERAL
    }

    public Interpolation(Variables variables, Missing missing) {
        this.variables = variables;
        this.missing = missing;
    }

    /** One that has resolved nothing yet. */
    Interpolation again() {
        return new Interpolation(variables, missing);
    }

    /** The variables that were referred to without a default, in the order of the file. */
    public List<String> needed() {
        return List.copyOf(needed);
    }

    /** The files that were referred to, in the order of the file. */
    public List<String> neededFiles() {
        return List.copyOf(neededFiles);
    }

    /** How many references are unresolved. */
    public int unresolved() {
        return unresolved;
    }

    /**
     * The value, or {@code null} after at least one problem was reported or one reference stayed unresolved.
     *
     * @param secrets receives the value of each reference
     * @param warnings receives each reference without a value, if that is a warning
     */
    @Nullable
    public RawScalar resolve(
            String source, Position position, Secrets secrets, Consumer<String> problems, Consumer<String> warnings) {
        if (source.length() > LONGEST) {
            problems.accept("too long (expected: at most " + LONGEST + " characters)");
            return null;
        }
        if (missing == Missing.LITERAL || !source.contains("${")) {
            return new RawScalar(position, source, source, false);
        }
        StringBuilder text = new StringBuilder();
        boolean resolved = false;
        boolean failed = false;
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            String value = token.group().equals(ESCAPE) ? "${" : value(token.group(1), secrets, problems, warnings);
            resolved |= !token.group().equals(ESCAPE);
            failed |= value == null;
            token.appendReplacement(text, value == null ? "" : Matcher.quoteReplacement(value));
            if (text.length() > LONGEST) {
                break;
            }
        }
        token.appendTail(text);
        if (text.length() > LONGEST) {
            problems.accept("too long (expected: at most " + LONGEST + " characters with its references resolved)");
            return null;
        }
        return failed ? null : new RawScalar(position, source, text.toString(), resolved);
    }

    /** The source of a value without the defaults in it, which may be secret as well. */
    public static String withoutDefaults(String source) {
        return DEFAULT.matcher(source).replaceAll("$1…}");
    }

    /** Whether a reference in the source has a default. */
    public static boolean hasDefault(String source) {
        return DEFAULT.matcher(source)
                .results()
                .anyMatch(found -> !found.group().endsWith(":}"));
    }

    /** The value of a reference; a {@code null} reference is one without its closing brace. */
    private @Nullable String value(
            @Nullable String reference, Secrets secrets, Consumer<String> problems, Consumer<String> warnings) {
        if (reference == null) {
            problems.accept("a '${' without its '}' (expected: " + FORMS + ")");
            return null;
        }
        String value = reference.startsWith(FILE)
                ? file(reference.substring(FILE.length()), secrets, problems, warnings)
                : variable(reference, problems, warnings);
        if (value != null) {
            secrets.add(value);
        }
        return value;
    }

    private @Nullable String file(String name, Secrets secrets, Consumer<String> problems, Consumer<String> warnings) {
        neededFiles.add(name);
        secrets.addFile(name);
        if (missing == Missing.UNRESOLVED) {
            unresolved++;
            return null;
        }
        return SecretFile.read(
                name,
                problems,
                missing != Missing.WARNING
                        ? problems
                        : warning -> {
                            unresolved++;
                            warnings.accept(warning);
                        });
    }

    private @Nullable String variable(String reference, Consumer<String> problems, Consumer<String> warnings) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        if (!NAME.matcher(name).matches()) {
            problems.accept("a malformed reference (expected: " + FORMS + ")");
            return null;
        }
        String value = variables.find(name);
        if (colon < 0) {
            needed.add(name);
        }
        if (value != null || colon >= 0) {
            return value == null ? reference.substring(colon + 1) : value;
        }
        if (missing != Missing.PROBLEM) {
            unresolved++;
        }
        if (missing != Missing.UNRESOLVED) {
            Consumer<String> findings = missing == Missing.WARNING ? warnings : problems;
            findings.accept(
                    "variable " + name + " is not set (expected: a value, or a default as in ${" + name + ":default})");
        }
        return null;
    }
}
