/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Composes YAML nodes, and rejects a document that would overflow the stack (composing is recursive) or the heap. What
 * aliases repeat is counted once. Not thread-safe.
 */
public class BoundedComposer extends Composer {
    private static final int SMALLEST_BUFFER = 1024;
    private static final int LARGEST_BUFFER = 256 * 1024;

    private final Bounds bounds;
    private int depth;
    private int values;

    /**
     * The limits of one document.
     *
     * @param levels of nesting
     * @param values single values, lists and maps
     */
    public record Bounds(int levels, int values) {}

    /** A composer of the documents in that text. */
    public BoundedComposer(LoadSettings settings, String text, Bounds bounds) {
        super(settings, new ParserImpl(settings, new StreamReader(buffered(settings, text), text)));
        this.bounds = bounds;
    }

    /*
     * The reader copies the whole token for each buffer that it fills: with small buffers, a token of a few megabytes
     * takes minutes.
     */
    private static LoadSettings buffered(LoadSettings settings, String text) {
        return LoadSettings.builder()
                .setLabel(settings.getLabel())
                .setUseMarks(settings.getUseMarks())
                .setBufferSize(Math.max(SMALLEST_BUFFER, Math.min(text.length(), LARGEST_BUFFER)))
                .build();
    }

    @Override
    protected Node composeScalarNode(Optional<Anchor> anchor, List<CommentLine> comments) {
        count();
        return super.composeScalarNode(anchor, comments);
    }

    /** How many lists and maps enclose the next node. */
    final int depth() {
        return depth;
    }

    /** How many values have been counted. */
    final int values() {
        return values;
    }

    /** Stops counting the values after that number, because nothing refers to them any longer. */
    final void forgetValuesAfter(int number) {
        values = number;
    }

    @Override
    protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
        enter();
        SequenceNode node = super.composeSequenceNode(anchor);
        depth--;
        return node;
    }

    @Override
    protected Node composeMappingNode(Optional<Anchor> anchor) {
        enter();
        Node node = super.composeMappingNode(anchor);
        depth--;
        return node;
    }

    private void enter() {
        count();
        if (++depth > bounds.levels()) {
            throw refused("nested more than " + bounds.levels() + " levels deep");
        }
    }

    private void count() {
        if (++values > bounds.values()) {
            throw refused("more than " + bounds.values() + " values");
        }
    }

    private ComposerException refused(String problem) {
        return new ComposerException(problem, parser.peekEvent().getStartMark());
    }
}
