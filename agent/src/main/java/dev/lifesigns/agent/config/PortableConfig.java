/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Position;
import dev.lifesigns.text.Printable;
import dev.lifesigns.text.schema.ParseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A configuration as it is carried to another place: its references unresolved, its comments gone. */
record PortableConfig(Node document) {
    private static final int WIDTH = 120;
    private static final String SERVER = "server";
    private static final String HOST = "host";
    private static final String EVERYWHERE = "0.0.0.0";
    /** User-info, or a parameter of a URL, that is no reference. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)://[^/?#\\s]*:(?!\\$\\{)[^/?#\\s]*@"
            + "|[?&;](password|passwd|pwd|secret|token|api[_-]?key)=(?!\\$\\{)");

    /** The section {@code server}, if there is one. */
    @Nullable
    Node server() {
        return document instanceof MappingNode root ? value(root, SERVER) : null;
    }

    /** The same, listening on every address of the pod, since the kubelet comes from outside. */
    PortableConfig listeningEverywhere() {
        if (!(document instanceof MappingNode root)) {
            return this;
        }
        MappingNode before =
                server() instanceof MappingNode server ? server : new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW);
        return new PortableConfig(with(root, SERVER, with(before, HOST, scalar(EVERYWHERE))));
    }

    /** Where a URL or another text has credentials in it. */
    List<Position> credentials(ParseContext context) {
        List<Position> found = new ArrayList<>();
        collect(document, context, found);
        return found;
    }

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

    private static void collect(Node node, ParseContext context, List<Position> found) {
        if (node instanceof ScalarNode scalar
                && CREDENTIALS.matcher(scalar.getValue()).find()) {
            found.add(context.positionOf(node));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> collect(entry.getValueNode(), context, found));
        } else if (node instanceof CollectionNode<?> list) {
            list.getValue().forEach(each -> collect((Node) each, context, found));
        }
    }

    private static @Nullable Node value(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(entry -> isKey(entry, key))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    /** The same map with another value under the key, which stands first if it is new. */
    private static MappingNode with(MappingNode map, String key, Node value) {
        List<NodeTuple> entries = new ArrayList<>(map.getValue());
        NodeTuple entry = new NodeTuple(scalar(key), value);
        Optional<NodeTuple> before =
                entries.stream().filter(each -> isKey(each, key)).findFirst();
        if (before.isPresent()) {
            entries.set(entries.indexOf(before.get()), entry);
        } else {
            entries.add(0, entry);
        }
        return new MappingNode(map.getTag(), entries, map.getFlowStyle());
    }

    private static boolean isKey(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode scalar
                && scalar.getValue().equals(key);
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
