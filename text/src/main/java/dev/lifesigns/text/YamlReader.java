/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import dev.lifesigns.text.BoundedComposer.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        List<Node> found = new ArrayList<>(1);
        compose(
                text,
                this::composer,
                composer -> composer.getSingleNode()
                        .filter(node -> !isNothing(node))
                        .ifPresent(found::add));
        return found.stream().findFirst();
    }

    /** Takes a node, or refuses it. */
    public interface NodeConsumer {
        /**
         * Takes it.
         *
         * @throws MalformedYamlException if it is not what the consumer can use
         */
        void accept(Node node) throws MalformedYamlException;
    }

    /**
     * Reads all documents of a text that have content, with long lists item by item.
     *
     * @param lists names in the root of a document whose lists may be long
     * @param items gets each map in these lists, and the document an empty value in its place
     * @param documents gets each document after its items
     * @throws MalformedYamlException if the text is not YAML, or a document without its items, or one of these, is beyond the
     *     bounds or is refused by its consumer; those before it have been read
     */
    public void read(String text, Set<String> lists, NodeConsumer items, NodeConsumer documents)
            throws MalformedYamlException {
        compose(text, content -> new ItemComposer(settings, content, bounds, lists, items), composer -> {
            while (composer.hasNext()) {
                Node document = composer.next();
                if (!isNothing(document)) {
                    documents.accept(document);
                }
            }
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

    private interface Start {
        BoundedComposer composer(String text);
    }

    private interface Composition {
        void of(BoundedComposer composer) throws MalformedYamlException;
    }

    private void compose(String text, Start start, Composition composition) throws MalformedYamlException {
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        try {
            composition.of(start.composer(content));
        } catch (ItemComposer.Refused e) {
            throw e.reason();
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

    private BoundedComposer composer(String text) {
        return new BoundedComposer(settings, text, bounds);
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
