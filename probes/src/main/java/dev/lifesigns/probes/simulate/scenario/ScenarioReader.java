/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.manifest.Positions;
import dev.lifesigns.text.BoundedFile;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.Suggestions;
import dev.lifesigns.text.UnreadableFileException;
import dev.lifesigns.text.UnreadableFileException.Reason;
import dev.lifesigns.text.YamlNodes;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.ParseContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads scenarios: a built-in one or a file, merged with the one that it extends, with single values overridden.
 * Reports everything that is wrong at once, each with its position.
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
        return read(nameOrFile, null, settings);
    }

    /**
     * Reads one for the workload of a manifest: what the manifest says is taken from there, unless a setting says
     * otherwise.
     *
     * @param nameOrFile a built-in scenario, or a file
     * @param workload of the manifest; {@code null} for none
     * @param settings each {@code path.of.keys=value}, with the value in YAML; later ones win
     */
    public static ScenarioResult read(String nameOrFile, @Nullable ManifestSettings workload, List<String> settings) {
        ParseContext context = ParseContext.withoutReferences(nameOrFile);
        Node tree = BuiltIns.names().contains(nameOrFile)
                ? parsed(BuiltIns.text(nameOrFile), nameOrFile + ".yaml", context)
                : fromFile(nameOrFile, context);
        if (tree == null) {
            return new ScenarioResult(null, remarks(context));
        }
        Node base = parsedBuiltIn(BuiltIns.BASE, context);
        Node whole;
        if (workload == null) {
            whole = ScenarioTree.merge(base, tree);
        } else {
            whole = ScenarioTree.merge(set(base, workload.assumed(), workload.source(), context), tree);
            whole = set(whole, workload.settings(ScenarioTree.rollouts(whole)), workload.source(), context);
        }
        for (String setting : settings) {
            whole = set(whole, setting, "--set " + setting, context);
        }
        ScenarioSchema schema = new ScenarioSchema(nameOf(nameOrFile), Declared.in(whole));
        Scenario scenario = schema.file().read(context, whole, KeyPath.whole(context.positionOf(whole)));
        if (context.hasErrors() || scenario == null) {
            return new ScenarioResult(null, remarks(context));
        }
        return new ScenarioResult(workload == null ? scenario : workload.named(scenario), remarks(context));
    }

    private static Node set(Node tree, List<String> settings, String source, ParseContext context) {
        Node changed = tree;
        for (String setting : settings) {
            changed = set(changed, setting, source, context);
        }
        return changed;
    }

    private static List<Remark> remarks(ParseContext context) {
        return context.findings().stream()
                .map(each -> new Remark(Positions.of(each.position()), each.message()))
                .toList();
    }

    private static @Nullable Node fromFile(String file, ParseContext context) {
        try {
            return parsed(BoundedFile.readText(Path.of(file), LARGEST), file, context);
        } catch (UnreadableFileException e) {
            context.error(
                    Position.ofFile(context.file()),
                    e.reason() == Reason.MISSING
                            ? "no such file, and no such scenario" + Suggestions.sentenceOrAll(file, BuiltIns.names())
                            : e.getMessage() + " (expected: a YAML file in UTF-8 of at most 1 MiB)");
        } catch (InvalidPathException e) {
            context.error(Position.ofFile(context.file()), "not a path (expected: a scenario or a file)");
        }
        return null;
    }

    /** The document, merged with the one that it extends. */
    private static @Nullable Node parsed(String text, String source, ParseContext context) {
        Node tree = ScenarioTree.parse(text, source, context);
        Node base = tree instanceof MappingNode map ? YamlNodes.find(map, EXTENDS) : null;
        if (tree == null || base == null) {
            return tree;
        }
        String name = base instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!BuiltIns.names().contains(name)) {
            context.error(
                    context.positionOf(base),
                    EXTENDS + ": '" + name + "'" + Suggestions.sentenceOrAll(name, BuiltIns.names()));
            return tree;
        }
        /* Everything is based on that one, and what a manifest leaves to an assumption comes between the two. */
        return name.equals(BuiltIns.BASE) ? tree : ScenarioTree.merge(parsedBuiltIn(name, context), tree);
    }

    private static Node parsedBuiltIn(String name, ParseContext context) {
        Node tree = parsed(BuiltIns.text(name), name + ".yaml", context);
        if (tree == null) {
            throw new IllegalStateException(name + ".yaml: not YAML (expected: valid, in this jar)");
        }
        return tree;
    }

    private static Node set(Node tree, String setting, String source, ParseContext context) {
        int equals = setting.indexOf('=');
        Node value = equals < 1 ? null : ScenarioTree.parse(setting.substring(equals + 1), source, context);
        if (value == null) {
            context.error(Position.ofFile(context.file()), "'" + setting + "' (expected: path.of.keys=value)");
            return tree;
        }
        return ScenarioTree.set(tree, List.of(setting.substring(0, equals).split("\\.", -1)), value);
    }

    private static String nameOf(String nameOrFile) {
        Path file = Path.of(nameOrFile).getFileName();
        return String.valueOf(file).replaceFirst("\\.ya?ml$", "");
    }
}
