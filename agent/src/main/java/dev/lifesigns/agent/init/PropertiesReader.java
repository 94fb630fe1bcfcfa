/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.Position;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads a file of Java properties, in the documents into which Spring divides it, with the line of each. */
final class PropertiesReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String file;
    private final List<List<Property>> documents = new ArrayList<>(List.of(new ArrayList<>()));

    private PropertiesReader(String file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @throws InvalidSourceException if an escape in it is malformed
     */
    static List<List<Property>> read(String file, String text) {
        PropertiesReader reader = new PropertiesReader(file);
        reader.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        return reader.documents.stream().filter(document -> !document.isEmpty()).toList();
    }

    private void read(String text) {
        StringBuilder logical = new StringBuilder();
        int first = 0;
        int number = 0;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            number++;
            if (logical.isEmpty()) {
                first = number;
                if (isComment(line)) {
                    startDocument(line);
                    continue;
                }
            }
            logical.append(line);
            if (continues(line)) {
                logical.append('\n');
            } else {
                add(logical.toString(), first);
                logical.setLength(0);
            }
        }
        add(logical.toString(), first);
    }

    private void startDocument(String line) {
        if (line.startsWith("#---") || line.startsWith("!---")) {
            documents.add(new ArrayList<>());
        }
    }

    private static boolean isComment(String line) {
        String content = line.stripLeading();
        return content.startsWith("#") || content.startsWith("!");
    }

    /** Whether it ends with an odd number of backslashes. */
    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private void add(String logicalLine, int line) {
        if (logicalLine.isBlank()) {
            return;
        }
        Position position = new Position(file, line, 1);
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logicalLine));
        } catch (IllegalArgumentException e) {
            throw new InvalidSourceException(
                    position, "a malformed escape (expected: \\u and four hexadecimal digits)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties
                .stringPropertyNames()
                .forEach(name -> documents
                        .get(documents.size() - 1)
                        .add(new Property(name, properties.getProperty(name), position)));
    }
}
