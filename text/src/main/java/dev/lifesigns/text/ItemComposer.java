/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.text;

import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Hands over each map of a long list as soon as it is composed, and leaves nothing in its place: memory is bounded by the
 * largest item rather than by the document. Not thread-safe.
 */
final class ItemComposer extends BoundedComposer {
    private static final int ROOT = 1;
    private static final int IN_LIST = 2;
    private static final Node HANDED_OVER = new ScalarNode(Tag.NULL, "", ScalarStyle.PLAIN);

    private final Set<String> lists;
    private final YamlReader.NodeConsumer items;
    private boolean inList;

    /** Such a composer for the lists of these names in the root of each document. */
    ItemComposer(LoadSettings settings, String text, Bounds bounds, Set<String> lists, YamlReader.NodeConsumer items) {
        super(settings, text, bounds);
        this.lists = lists;
        this.items = items;
    }

    /** A consumer refused an item. */
    static final class Refused extends YamlEngineException {
        private static final long serialVersionUID = 1L;

        private final MalformedYamlException reason;

        private Refused(MalformedYamlException reason) {
            super(reason);
            this.reason = reason;
        }

        MalformedYamlException reason() {
            return reason;
        }
    }

    @Override
    protected Node composeKeyNode(MappingNode map) {
        Node key = super.composeKeyNode(map);
        if (depth() == ROOT) {
            inList = key instanceof ScalarNode name && lists.contains(name.getValue());
        }
        return key;
    }

    @Override
    protected Node composeMappingNode(Optional<Anchor> anchor) {
        boolean item = inList && depth() == IN_LIST;
        int before = values();
        Node node = super.composeMappingNode(anchor);
        if (!item) {
            return node;
        }
        handOver(node);
        if (anchor.isEmpty()) {
            forgetValuesAfter(before);
        }
        return HANDED_OVER;
    }

    private void handOver(Node item) {
        try {
            items.accept(item);
        } catch (MalformedYamlException e) {
            throw new Refused(e);
        }
    }
}
