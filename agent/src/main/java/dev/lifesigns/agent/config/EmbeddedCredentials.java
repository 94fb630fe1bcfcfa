/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.Position;
import dev.lifesigns.text.schema.ParseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Credentials within the values of a file, such as a password in a URL. References are not credentials. */
final class EmbeddedCredentials {
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)://[^/?#\\s]*:(?!\\$\\{)[^/?#\\s]*@"
            + "|[?&;](password|passwd|pwd|secret|token|api[_-]?key)=(?!\\$\\{)");

    private final ParseContext context;
    private final List<Position> found = new ArrayList<>();

    private EmbeddedCredentials(ParseContext context) {
        this.context = context;
    }

    /** Where they are, in the order of the file. */
    static List<Position> in(Node document, ParseContext context) {
        EmbeddedCredentials credentials = new EmbeddedCredentials(context);
        credentials.collect(document);
        return credentials.found;
    }

    private void collect(Node node) {
        if (node instanceof ScalarNode scalar
                && CREDENTIALS.matcher(scalar.getValue()).find()) {
            found.add(context.positionOf(node));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> collect(entry.getValueNode()));
        } else if (node instanceof CollectionNode<?> list) {
            list.getValue().forEach(each -> collect((Node) each));
        }
    }
}
