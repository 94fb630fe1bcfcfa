/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import dev.lifesigns.text.BoundedComposer.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2, and so JSON, as nodes that know where they are. Duplicate keys are kept, for the caller to report.
 * Immutable and thread-safe.
 *
 * <p>{@code <<} is a key like any other, as in YAML 1.2. Manifests are read by programs that resolve it, so their reader
 * does the same with the nodes; a configuration reports it as an unknown key.
 */
public final class YamlReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String source;
    private final Bounds bounds;
    private final LoadSettings settings;

    /**
     * A reader of one file.
     *
     * @param source what positions call it
     * @param bounds of each document
     */
    public YamlReader(String source, Bounds bounds) {
        this.source = source;
        this.bounds = bounds;
        this.settings = LoadSettings.builder()
                .setLabel(source)
                .setSchema(new PlainSchema())
                .setAllowDuplicateKeys(true)
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
    }

    /**
     * The only document of a text; nothing if it has no content.
     *
     * @throws MalformedYamlException if the text is not YAML, is beyond the bounds, or has several documents
     */
    public Optional<Node> document(String text) throws MalformedYamlException {
        return read(text, composer -> composer.getSingleNode().filter(node -> !isNothing(node)));
    }

    /**
     * All documents of a text that have content.
     *
     * @throws MalformedYamlException if the text is not YAML, or is beyond the bounds
     */
    public List<Node> documents(String text) throws MalformedYamlException {
        return read(text, composer -> {
            List<Node> documents = new ArrayList<>();
            while (composer.hasNext()) {
                Node document = composer.next();
                if (!isNothing(document)) {
                    documents.add(document);
                }
            }
            return documents;
        });
    }

    /** Where a node starts. */
    public static Position position(Node node, String source) {
        return position(node.getStartMark(), source);
    }

    /** Whether there is no value: an empty document, or a key without one. */
    public static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private interface Composition<T> {
        T of(BoundedComposer composer);
    }

    private <T> T read(String text, Composition<T> composition) throws MalformedYamlException {
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try {
            return composition.of(new BoundedComposer(settings, content, bounds));
        } catch (MarkedYamlEngineException e) {
            throw new YamlProblem(e, source, content).thrown();
        } catch (ReaderException e) {
            String before = content.substring(0, content.offsetByCodePoints(0, e.getPosition()));
            throw new MalformedYamlException(
                    Position.after(before, source), "not YAML: a character that is not allowed in it");
        } catch (YamlEngineException e) {
            throw new MalformedYamlException(Position.ofFile(source), "not YAML");
        }
    }

    static Position position(Optional<Mark> mark, String source) {
        return mark.map(known -> new Position(source, known.getLine() + 1, known.getColumn() + 1))
                .orElse(Position.ofFile(source));
    }

    /** The core schema of YAML 1.2, without merge keys. */
    private static final class PlainSchema extends CoreSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }
}
