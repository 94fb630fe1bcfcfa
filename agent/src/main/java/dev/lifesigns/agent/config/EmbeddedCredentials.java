/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.internal.Redactor;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.schema.ParseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Credentials within the values of a file, such as a password in a URL or a key in a header: whatever the endpoint would mask.
 * References are not credentials, but their defaults may be.
 */
final class EmbeddedCredentials {
    private static final Pattern REFERENCE_WITH_DEFAULT = Pattern.compile("\\$\\{(?!file:)\\w+:([^}]*)\\}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*\\}");
    private static final Pattern PASSWORD_OF_URL = Pattern.compile("://[^/?#\\s]*:(?!\\$\\{)[^/?#\\s]+@");
    private static final String PLACEHOLDER = "R3f3r3nc3";
    private static final int LONGEST = 4_000;

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
        if (node instanceof ScalarNode scalar && isSecret(scalar.getValue())) {
            found.add(context.positionOf(node));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> collect(entry.getValueNode()));
        } else if (node instanceof CollectionNode<?> list) {
            list.getValue().forEach(each -> collect((Node) each));
        }
    }

    private static boolean isSecret(String value) {
        String written = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        String open = REFERENCE_WITH_DEFAULT.matcher(written).replaceAll("$1");
        if (PASSWORD_OF_URL.matcher(open).find()) {
            return true;
        }
        String text = REFERENCE.matcher(open).replaceAll(PLACEHOLDER);
        String masked = Redactor.redact(text);
        // What is masked because a reference is there is not written here.
        int referred = count(text, PLACEHOLDER) - count(masked, PLACEHOLDER);
        return count(masked, Redactor.MASK) - count(text, Redactor.MASK) > referred;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
