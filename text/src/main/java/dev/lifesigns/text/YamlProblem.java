/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Explains to the author of a file what the parser found, without quoting the file. */
final class YamlProblem {
    private static final String NOT_YAML = "not YAML: ";
    private static final String BLOCK = "while parsing a block ";
    private static final String QUOTED = "while scanning a quoted scalar";

    /*
     * After these words the parser quotes the file: to the parser, a password that starts with '*' or '!' is an alias
     * or a tag.
     */
    private static final Pattern QUOTES_THE_FILE =
            Pattern.compile("(?s)^((found undefined|duplicate) (alias|tag handle)).*");

    private final MarkedYamlEngineException exception;
    private final String source;
    private final List<String> lines;

    YamlProblem(MarkedYamlEngineException exception, String source, String text) {
        this.exception = exception;
        this.source = source;
        this.lines = text.lines().limit(line(exception.getProblemMark()) + 1L).toList();
    }

    MalformedYamlException thrown() {
        String problem = String.valueOf(exception.getProblem());
        String context = String.valueOf(exception.getContext());
        if (problem.equals("but found another document")) {
            return at(exception.getProblemMark(), "another document (expected: one document in a file)");
        }
        if (context.equals(QUOTED) && problem.endsWith("end of stream")) {
            return at(exception.getContextMark(), "a quote without its end (expected: the same quote after the value)");
        }
        if (context.startsWith(BLOCK) && problem.matches("(?s).*found '<block (mapping|sequence) start>'.*")) {
            return indentation(exception.getContextMark());
        }
        if (problem.startsWith("mapping values are not allowed here")) {
            return strayColon();
        }
        if (problem.contains("\\t(TAB)")) {
            return at(exception.getProblemMark(), "a tab (expected: spaces for indentation)");
        }
        String safe = QUOTES_THE_FILE.matcher(problem).replaceFirst("$1").replaceAll("\\s+", " ");
        return at(exception.getProblemMark(), NOT_YAML + safe);
    }

    /** A key that is indented deeper than the value above it is part of that value to the parser. */
    private MalformedYamlException strayColon() {
        Optional<Mark> colon = exception.getProblemMark();
        int line = line(colon);
        int above = lineAbove(line);
        String before = codePoints(lines.get(line), colon.map(Mark::getColumn).orElse(0));
        if (above >= 0 && indent(line) > indent(above) && before.indexOf(':') < 0) {
            return new MalformedYamlException(
                    new Position(source, line + 1, indent(line) + 1),
                    "indented by " + spaces(indent(line)) + " (expected: " + spaces(indent(above)) + " as on line "
                            + (above + 1) + ")");
        }
        return at(colon, "a ':' within a value (expected: quotes around a value that has ': ' in it)");
    }

    private MalformedYamlException indentation(Optional<Mark> blockStart) {
        Optional<Mark> found = exception.getProblemMark();
        int column = found.map(Mark::getColumn).orElse(0);
        int blockColumn = blockStart.map(Mark::getColumn).orElse(0);
        int blockLine = line(blockStart);
        int above = lineAbove(line(found));
        String expected = above > blockLine && indent(above) > column
                ? spaces(indent(above)) + " as on line " + (above + 1) + ", or " + blockColumn
                : spaces(blockColumn);
        return at(
                found,
                "indented by " + spaces(column) + " (expected: " + expected + " as on line " + (blockLine + 1) + ")");
    }

    private MalformedYamlException at(Optional<Mark> mark, String message) {
        return new MalformedYamlException(YamlReader.position(mark, source), message);
    }

    /** The nearest line above with more than a comment in it, or -1. */
    private int lineAbove(int line) {
        for (int above = line - 1; above >= 0; above--) {
            String content = lines.get(above).strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                return above;
            }
        }
        return -1;
    }

    private int indent(int line) {
        String text = lines.get(line);
        return text.length() - text.stripLeading().length();
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0);
    }

    private static String codePoints(String line, int count) {
        return line.codePointCount(0, line.length()) <= count
                ? line
                : line.substring(0, line.offsetByCodePoints(0, count));
    }

    private static String spaces(int count) {
        return count + (count == 1 ? " space" : " spaces");
    }
}
