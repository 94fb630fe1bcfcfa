/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.text.BoundedComposer;
import dev.lifesigns.text.BoundedComposer.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a baseline: {@code {"findings": [{"rule": …, "file": …, "subject": …, "field": …, "problem": …, "reason": …}]}}. */
final class BaselineReader {
    private static final Set<String> REQUIRED = Set.of("rule", "file", "subject", "problem");
    private static final Set<String> OPTIONAL = Set.of("field", "reason");

    private static final Bounds BOUNDS = new Bounds(8, 500_000);
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private final String file;

    private BaselineReader(String file) {
        this.file = file;
    }

    static List<BaselineEntry> read(String file, String text) {
        return new BaselineReader(file).entries(text);
    }

    private List<BaselineEntry> entries(String text) {
        if (!(loaded(text) instanceof Map<?, ?> map) || !(map.get("findings") instanceof List<?> findings)) {
            throw wrong("no baseline (expected: a mapping with the list 'findings')");
        }
        List<BaselineEntry> entries = new ArrayList<>();
        for (Object finding : findings) {
            entries.add(entry(finding, entries.size() + 1));
        }
        return entries;
    }

    private Object loaded(String text) {
        try {
            Optional<Node> document = new BoundedComposer(SETTINGS, text, BOUNDS).getSingleNode();
            Object value = new StandardConstructor(SETTINGS).constructSingleDocument(document);
            return value == null ? "" : value;
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            throw new IllegalArgumentException(file + place + ": " + e.getProblem() + " (expected: JSON or YAML)", e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ": unreadable (expected: JSON or YAML)", e);
        }
    }

    private BaselineEntry entry(Object value, int number) {
        String name = "entry " + number + " of 'findings': ";
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(name + "no mapping (expected: rule, file, subject and problem)");
        }
        for (Object key : map.keySet()) {
            if (!REQUIRED.contains(key) && !OPTIONAL.contains(key)) {
                throw wrong(
                        name + "unknown key '" + key + "' (expected: rule, file, subject, field, problem or reason)");
            }
        }
        for (String key : REQUIRED.stream().sorted().toList()) {
            if (!map.containsKey(key)) {
                throw wrong(name + key + ": missing (expected: a text)");
            }
        }
        return new BaselineEntry(
                text(map, "rule", name),
                text(map, "file", name),
                text(map, "subject", name),
                text(map, "field", name),
                text(map, "problem", name),
                text(map, "reason", name));
    }

    private String text(Map<?, ?> map, String key, String name) {
        if (!map.containsKey(key)) {
            return "";
        }
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw wrong(name + key + ": no text (expected: a text)");
    }

    private IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(file + ": " + message);
    }
}
