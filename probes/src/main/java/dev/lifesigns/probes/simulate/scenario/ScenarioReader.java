/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.text.BoundedFile;
import dev.lifesigns.text.Suggestions;
import dev.lifesigns.text.UnreadableFileException;
import dev.lifesigns.text.UnreadableFileException.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads scenarios: a built-in one or a file, laid over the one that it extends, with single values set anew. Everything that
 * is wrong is told at once, each with its place.
 */
public final class ScenarioReader {
    private static final String EXTENDS = "extends";
    private static final int LARGEST = 1024 * 1024;

    private ScenarioReader() {}

    /**
     * Reads one.
     *
     * @param nameOrFile a built-in scenario, or a file
     * @param settings each {@code path.of.keys=value}, with the value in YAML; later ones win
     */
    public static ScenarioResult read(String nameOrFile, List<String> settings) {
        Findings findings = new Findings(nameOrFile);
        Node tree = BuiltIns.names().contains(nameOrFile)
                ? parsed(BuiltIns.text(nameOrFile), nameOrFile + ".yaml", findings)
                : fromFile(nameOrFile, findings);
        if (tree == null) {
            return new ScenarioResult(null, findings.all());
        }
        Node whole = Trees.merge(parsedBuiltIn(BuiltIns.BASE, findings), tree);
        for (String setting : settings) {
            whole = set(whole, setting, findings);
        }
        Scenario scenario = ScenarioForm.read(nameOf(nameOrFile), new Section(findings, whole, ""));
        return new ScenarioResult(findings.isEmpty() ? scenario : null, findings.all());
    }

    private static @Nullable Node fromFile(String file, Findings findings) {
        try {
            return parsed(BoundedFile.readText(Path.of(file), LARGEST), file, findings);
        } catch (UnreadableFileException e) {
            findings.add(
                    e.reason() == Reason.MISSING
                            ? "no such file, and no such scenario" + Suggestions.sentenceOrAll(file, BuiltIns.names())
                            : e.getMessage() + " (expected: a YAML file in UTF-8 of at most 1 MiB)");
        } catch (InvalidPathException e) {
            findings.add("not a path (expected: a scenario or a file)");
        }
        return null;
    }

    /** The document, laid over the one that it extends. */
    private static @Nullable Node parsed(String text, String source, Findings findings) {
        Node tree = Trees.parse(text, source, findings);
        Node base = tree instanceof MappingNode map ? Trees.find(map, EXTENDS) : null;
        if (tree == null || base == null) {
            return tree;
        }
        String name = base instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!BuiltIns.names().contains(name)) {
            findings.add(base, EXTENDS + ": '" + name + "'" + Suggestions.sentenceOrAll(name, BuiltIns.names()));
            return tree;
        }
        return Trees.merge(parsedBuiltIn(name, findings), tree);
    }

    private static Node parsedBuiltIn(String name, Findings findings) {
        Node tree = parsed(BuiltIns.text(name), name + ".yaml", findings);
        if (tree == null) {
            throw new IllegalStateException(name + ".yaml: not YAML (expected: valid, in this jar)");
        }
        return tree;
    }

    private static Node set(Node tree, String setting, Findings findings) {
        int equals = setting.indexOf('=');
        String source = "--set " + setting;
        Node value = equals < 1 ? null : Trees.parse(setting.substring(equals + 1), source, findings);
        if (value == null) {
            findings.add("'" + setting + "' (expected: path.of.keys=value)");
            return tree;
        }
        return Trees.set(tree, List.of(setting.substring(0, equals).split("\\.", -1)), value);
    }

    private static String nameOf(String nameOrFile) {
        Path file = Path.of(nameOrFile).getFileName();
        return String.valueOf(file).replaceFirst("\\.ya?ml$", "");
    }
}
