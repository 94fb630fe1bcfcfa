/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text.schema;

import dev.lifesigns.text.Diagnostic;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.Severity;
import dev.lifesigns.text.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The state of reading one file: its diagnostics, its references and its secrets. Not thread-safe. */
public final class ParseContext {
    /*
     * An alias takes a few bytes in the file but yields a whole subtree, and a reference yields a whole file. What they
     * yield is limited like the file itself.
     */
    private static final int MOST_VALUES = 150_000;

    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    /** Start of the name of a source that is a command-line option, which has no lines. */
    private static final String OPTION = "--";

    private static final int MOST_KEPT = 1_000;
    private static final int MOST_SHOWN = 100;

    private final String file;
    private final Interpolation interpolation;
    private final Set<Diagnostic> findings = new LinkedHashSet<>();
    private final int mostValues;
    private final int mostCharacters;
    private Secrets secrets = new Secrets();
    private final List<Position> plainSecrets = new ArrayList<>();
    private boolean errors;
    private int dropped;
    private int values;
    private long characters;

    public ParseContext(String file, Variables variables, Interpolation.Missing missing) {
        this(file, variables, missing, MOST_VALUES, MOST_CHARACTERS);
    }

    private ParseContext(
            String file, Variables variables, Interpolation.Missing missing, int mostValues, int mostCharacters) {
        this(file, new Interpolation(variables, missing), mostValues, mostCharacters);
    }

    private ParseContext(String file, Interpolation interpolation, int mostValues, int mostCharacters) {
        this.file = file;
        this.interpolation = interpolation;
        this.mostValues = mostValues;
        this.mostCharacters = mostCharacters;
    }

    /** The state before reading, for reading a part of the file once more: its references are resolved again. */
    public ParseContext again() {
        return new ParseContext(file, interpolation.again(), mostValues, mostCharacters);
    }

    /** The state of reading a file in which a reference is text like any other. */
    public static ParseContext withoutReferences(String file) {
        return withoutReferences(file, MOST_VALUES, MOST_CHARACTERS);
    }

    /**
     * The same for a larger file.
     *
     * @param mostValues how many values it may have, aliases counted
     * @param mostCharacters how long all of them together may be
     */
    public static ParseContext withoutReferences(String file, int mostValues, int mostCharacters) {
        return new ParseContext(file, name -> null, Interpolation.Missing.LITERAL, mostValues, mostCharacters);
    }

    /** The file's name as the user gave it. */
    public String file() {
        return file;
    }

    public void error(Position position, String message) {
        errors = true;
        add(position, Severity.ERROR, message);
    }

    public void warning(Position position, String message) {
        add(position, Severity.WARNING, message);
    }

    private void add(Position position, Severity severity, String message) {
        if (findings.size() < MOST_KEPT) {
            findings.add(new Diagnostic(position, severity, message));
        } else {
            dropped++;
        }
    }

    /** Remembers that a secret is written in the file itself. */
    public void plainSecret(Position position) {
        plainSecrets.add(position);
    }

    /** Where secrets are written in the file itself. */
    public List<Position> plainSecrets() {
        return List.copyOf(plainSecrets);
    }

    /** The variables that the file needs, in its order. */
    public List<String> neededVariables() {
        return interpolation.needed();
    }

    /** The files that the file needs, in its order. */
    public List<String> neededFiles() {
        return interpolation.neededFiles();
    }

    /** How many references stayed unresolved. */
    public int unresolvedReferences() {
        return interpolation.unresolved();
    }

    /**
     * The findings in the order of the file, and those of one place in the order in which they were added. Of very
     * many, the first are returned, followed by how many more there are.
     */
    public List<Diagnostic> findings() {
        List<Diagnostic> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(
                Diagnostic::position,
                Comparator.comparing(Position::file)
                        .thenComparingInt(Position::line)
                        .thenComparingInt(Position::column)));
        if (sorted.size() <= MOST_SHOWN) {
            return sorted;
        }
        List<Diagnostic> shown = new ArrayList<>(sorted.subList(0, MOST_SHOWN));
        int more = sorted.size() - MOST_SHOWN + dropped;
        shown.add(new Diagnostic(
                Position.ofFile(file),
                errors ? Severity.ERROR : Severity.WARNING,
                "and " + more + (more == 1 ? " more finding" : " more findings")));
        return shown;
    }

    public boolean hasErrors() {
        return errors;
    }

    public Position positionOf(Node node) {
        String source = node.getStartMark().map(Mark::getName).orElse(file);
        return source.startsWith(OPTION) ? Position.ofFile(source) : YamlReader.position(node, source);
    }

    /**
     * The text of a single value with its references resolved, or {@code null} after a finding or an unresolved
     * reference.
     *
     * @param expected what is expected there, for the message
     */
    @Nullable
    public RawScalar written(Node node, KeyPath where, String expected) {
        count(where);
        Position position = YamlReader.isNothing(node) ? where.position() : positionOf(node);
        if (!(node instanceof ScalarNode scalar) || YamlReader.isNothing(node)) {
            error(position, where.name() + ": " + kindOf(node) + " (expected: " + expected + ")");
            return null;
        }
        if (isForeign(node.getTag())) {
            error(position, where.name() + ": a value with a tag (expected: no '!' before it, or quotes around it)");
            return null;
        }
        RawScalar written = interpolation.resolve(
                scalar.getValue(),
                position,
                secrets,
                problem -> error(position, where.name() + ": " + problem),
                warning -> warning(position, where.name() + ": " + warning));
        countCharacters(written == null ? scalar.getValue() : written.text(), where);
        return written;
    }

    /** The text of a single value, or {@code null}. Reports no finding. */
    @Nullable
    public String peek(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return null;
        }
        RawScalar written =
                interpolation.resolve(scalar.getValue(), positionOf(node), new Secrets(), problem -> {}, warning -> {});
        return written == null ? null : written.text();
    }

    /** Remembers a value that no message may repeat. */
    public void secret(String value) {
        secrets.add(value);
    }

    /** The secrets read from now until the next call, which no message may repeat. */
    public Secrets freshSecrets() {
        secrets = new Secrets();
        return secrets;
    }

    public void count(KeyPath where) {
        if (++values > mostValues) {
            throw new TooMuchException(where.position(), mostValues + " values, aliases counted");
        }
    }

    private void countCharacters(String text, KeyPath where) {
        characters += text.length();
        if (characters > mostCharacters) {
            throw new TooMuchException(
                    where.position(), mostCharacters + " characters, aliases and references counted");
        }
    }

    /** What a node is, in the words of a message. */
    public static String kindOf(Node node) {
        if (node instanceof MappingNode) {
            return "a map";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return YamlReader.isNothing(node) ? "nothing" : "a single value";
    }

    private static boolean isForeign(Tag tag) {
        return !tag.getValue().startsWith(Tag.PREFIX);
    }

    /** Aliases and references make the file larger than it may be. */
    public static final class TooMuchException extends RuntimeException {
        private final transient Position position;

        TooMuchException(Position position, String bound) {
            super("more than " + bound + " (expected: less)", null, false, false);
            this.position = position;
        }

        /** The value that is too much. */
        public Position position() {
            return position;
        }
    }
}
