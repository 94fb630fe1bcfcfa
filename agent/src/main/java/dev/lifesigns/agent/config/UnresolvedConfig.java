/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Printable;
import dev.lifesigns.text.YamlNodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A configuration file for another machine: its references are unresolved, its comments are dropped. */
record UnresolvedConfig(Node document) {
    private static final int WIDTH = 120;
    private static final String SERVER = "server";
    private static final String HOST = "host";
    private static final String EVERYWHERE = "0.0.0.0";

    /** The section {@code server}, if there is one. */
    @Nullable
    Node server() {
        return document instanceof MappingNode root ? YamlNodes.find(root, SERVER) : null;
    }

    /** The same file, listening on every address, because a kubelet connects from outside the pod. */
    UnresolvedConfig listeningEverywhere() {
        if (!(document instanceof MappingNode root)) {
            return this;
        }
        MappingNode before =
                server() instanceof MappingNode server ? server : new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW);
        return new UnresolvedConfig(with(root, SERVER, with(before, HOST, scalar(EVERYWHERE))));
    }

    /** The file as YAML. */
    String text() {
        String text = text(true);
        return text.codePoints().filter(c -> c != '\n').anyMatch(Printable::isUnprintable) ? text(false) : text;
    }

    private String text(boolean unicode) {
        Writer writer = new Writer();
        DumpSettings settings = DumpSettings.builder()
                .setWidth(WIDTH)
                .setUseUnicodeEncoding(unicode)
                .build();
        new Dump(settings).dumpNode(document, writer);
        return writer.text.toString();
    }

    /** The map with another value for the key, which comes first if it is new. */
    private static MappingNode with(MappingNode map, String key, Node value) {
        if (YamlNodes.find(map, key) != null) {
            return YamlNodes.with(map, scalar(key), value);
        }
        List<NodeTuple> entries = new ArrayList<>(map.getValue());
        entries.add(0, new NodeTuple(scalar(key), value));
        return YamlNodes.withEntries(map, entries);
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    }

    private static final class Writer implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String part) {
            text.append(part);
        }

        @Override
        public void write(String part, int offset, int length) {
            text.append(part, offset, offset + length);
        }
    }
}
