/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.text.BoundedComposer.Bounds;
import dev.lifesigns.text.Diagnostic;
import dev.lifesigns.text.MalformedYamlException;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.YamlReader;
import dev.lifesigns.text.schema.ItemsShape;
import dev.lifesigns.text.schema.Key;
import dev.lifesigns.text.schema.KeyPath;
import dev.lifesigns.text.schema.ParseContext;
import dev.lifesigns.text.schema.ParseContext.TooMuchException;
import dev.lifesigns.text.schema.Scalars;
import dev.lifesigns.text.schema.Section;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a baseline: {@code {"findings": [{"rule": …, "file": …, "subject": …, "field": …, "problem": …, "reason": …}]}}. */
final class BaselineReader {
    private static final int MOST_VALUES = 500_000;
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;
    private static final Bounds BOUNDS = new Bounds(8, MOST_VALUES);

    private static final Key<String> RULE =
            Key.of("rule", Scalars.text(), "Rule of the finding.").required();
    private static final Key<String> FILE =
            Key.of("file", Scalars.text(), "Manifest that the finding is in.").required();
    private static final Key<String> SUBJECT =
            Key.of("subject", Scalars.text(), "Object and container.").required();
    private static final Key<String> FIELD = Key.of(
                    "field", Scalars.text(), "Field, if the finding is about a single one.")
            .or("");
    private static final Key<String> PROBLEM =
            Key.of("problem", Scalars.text(), "Words of the finding.").required();
    private static final Key<String> REASON =
            Key.of("reason", Scalars.text(), "Why the finding is accepted.").or("");

    private static final Section<BaselineEntry> ENTRY = new Section<>(
            "A known finding.",
            List.of(RULE, FILE, SUBJECT, FIELD, PROBLEM, REASON),
            values -> new BaselineEntry(
                    values.get(RULE),
                    values.get(FILE),
                    values.get(SUBJECT),
                    values.get(FIELD),
                    values.get(PROBLEM),
                    values.get(REASON)));
    private static final Key<List<BaselineEntry>> FINDINGS =
            Key.of("findings", new ItemsShape<>(ENTRY), "The known findings.").required();
    private static final Section<List<BaselineEntry>> BASELINE =
            new Section<>("A baseline.", List.of(FINDINGS), values -> values.get(FINDINGS));

    private BaselineReader() {}

    /** The entries; throws what {@link Baseline#parse} throws. */
    static List<BaselineEntry> read(String file, String text) {
        ParseContext context = ParseContext.withoutReferences(file, MOST_VALUES, MOST_CHARACTERS);
        List<BaselineEntry> entries = entries(file, text, context);
        if (entries == null) {
            throw new IllegalArgumentException(message(context.findings()));
        }
        return entries;
    }

    private static @Nullable List<BaselineEntry> entries(String file, String text, ParseContext context) {
        try {
            Optional<Node> document = new YamlReader(file, BOUNDS).document(text);
            if (document.isPresent()) {
                Node root = document.get();
                return BASELINE.read(context, root, KeyPath.whole(context.positionOf(root)));
            }
            context.error(Position.ofFile(file), "empty (expected: a map with the list 'findings')");
        } catch (MalformedYamlException e) {
            context.error(e.position(), e.message());
        } catch (TooMuchException e) {
            context.error(e.position(), String.valueOf(e.getMessage()));
        }
        return null;
    }

    /** One line: the first finding, and how many more there are. */
    private static String message(List<Diagnostic> findings) {
        int more = findings.size() - 1;
        return findings.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }
}
