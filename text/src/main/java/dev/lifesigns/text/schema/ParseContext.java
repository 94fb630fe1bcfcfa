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
     * An alias costs a few bytes in the file and a whole subtree when it is read, and a reference a whole file. What
     * both come to is bounded as what stands in the file is.
     */
    private static final int MOST_VALUES = 150_000;

    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    /** What a source is called that is an option of a command, which has no lines. */
    private static final String OPTION = "--";

    private static final int MOST_KEPT = 1_000;
    private static final int MOST_TOLD = 100;

    private final String file;
    private final Interpolation interpolation;
    private final Set<Diagnostic> findings = new LinkedHashSet<>();
    private Secrets secrets = new Secrets();
    private final List<Position> plainSecrets = new ArrayList<>();
    private boolean errors;
    private int dropped;
    private int values;
    private long characters;

    public ParseContext(String file, Variables variables, Interpolation.Missing missing) {
        this.file = file;
        this.interpolation = new Interpolation(variables, missing);
    }

    /** The state of reading a file in which a reference is text like any other. */
    public static ParseContext withoutReferences(String file) {
        return new ParseContext(file, name -> null, Interpolation.Missing.LITERAL);
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

    /** Remembers that a secret stands in the file itself. */
    public void plainSecret(Position position) {
        plainSecrets.add(position);
    }

    /** Where secrets stand in the file itself. */
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

    /** How many references were left for another place. */
    public int unresolvedReferences() {
        return interpolation.unresolved();
    }

    /**
     * The findings in the order of the file, those of one place in the order in which they were made. Of very many the
     * first are told, and how many more there are.
     */
    public List<Diagnostic> findings() {
        List<Diagnostic> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(
                Diagnostic::position,
                Comparator.comparing(Position::file)
                        .thenComparingInt(Position::line)
                        .thenComparingInt(Position::column)));
        if (sorted.size() <= MOST_TOLD) {
            return sorted;
        }
        List<Diagnostic> told = new ArrayList<>(sorted.subList(0, MOST_TOLD));
        int more = sorted.size() - MOST_TOLD + dropped;
        told.add(new Diagnostic(
                Position.ofFile(file),
                errors ? Severity.ERROR : Severity.WARNING,
                "and " + more + (more == 1 ? " more finding" : " more findings")));
        return told;
    }

    public boolean hasErrors() {
        return errors;
    }

    public Position positionOf(Node node) {
        String source = node.getStartMark().map(Mark::getName).orElse(file);
        return source.startsWith(OPTION) ? Position.ofFile(source) : YamlReader.position(node, source);
    }

    /**
     * The text of a single value with its references resolved, or {@code null} after a finding or a reference that was
     * left.
     *
     * @param expected what should stand there, for the message
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
                scalar.getValue(), position, secrets, problem -> error(position, where.name() + ": " + problem));
        countCharacters(written == null ? scalar.getValue() : written.text(), where);
        return written;
    }

    /** The text of a single value, or {@code null}, without a word about what is wrong with it. */
    @Nullable
    public String peek(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return null;
        }
        RawScalar written = interpolation.resolve(scalar.getValue(), positionOf(node), new Secrets(), problem -> {});
        return written == null ? null : written.text();
    }

    /** Remembers a value that no message may repeat. */
    public void secret(String value) {
        secrets.add(value);
    }

    /** What will have been read from now on until the next call, and no message may repeat. */
    public Secrets freshSecrets() {
        secrets = new Secrets();
        return secrets;
    }

    public void count(KeyPath where) {
        if (++values > MOST_VALUES) {
            throw new TooMuchException(where.position(), MOST_VALUES + " values, aliases counted");
        }
    }

    private void countCharacters(String text, KeyPath where) {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            throw new TooMuchException(
                    where.position(), MOST_CHARACTERS + " characters, aliases and references counted");
        }
    }

    /** What a node is, for a reader of the file. */
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

    /** Aliases and references make the file larger than anybody wants to read. */
    public static final class TooMuchException extends RuntimeException {
        private final transient Position position;

        TooMuchException(Position position, String bound) {
            super("more than " + bound + " (expected: less)", null, false, false);
            this.position = position;
        }

        /** Of the value that is too much. */
        public Position position() {
            return position;
        }
    }
}
