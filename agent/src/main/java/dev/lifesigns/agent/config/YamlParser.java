/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One YAML 1.2 document as nodes that know where they stand. */
final class YamlParser {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new PlainSchema())
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();
    private static final int DEEPEST = 32;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /*
     * After these words the parser quotes the file: a password that begins with '*' or '!' is an alias or a tag to it.
     */
    private static final Pattern QUOTES_THE_FILE =
            Pattern.compile("(?s)^((found undefined|duplicate) (alias|tag handle)).*");

    private YamlParser() {}

    /** The document, or {@code null} after a finding. */
    static @Nullable Node parse(String source, String name, Reading reading) {
        String text = source.startsWith(BYTE_ORDER_MARK) ? source.substring(1) : source;
        try {
            Parser parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            Optional<Node> document = new ShallowComposer(parser).getSingleNode();
            if (document.isPresent() && !Reading.isNothing(document.get())) {
                return document.get();
            }
            reading.error(Position.ofFile(name), "empty (expected: at least the section 'checks')");
        } catch (MarkedYamlEngineException e) {
            reading.error(reading.positionOf(e.getProblemMark()), problem(e));
        } catch (ReaderException e) {
            Position position = FileText.end(text.substring(0, text.offsetByCodePoints(0, e.getPosition())), name);
            reading.error(position, "not YAML: a character that may not stand in it");
        } catch (YamlEngineException e) {
            reading.error(Position.ofFile(name), "not YAML");
        }
        return null;
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.equals("but found another document")) {
            return "another document (expected: one document in a file)";
        }
        String safe = QUOTES_THE_FILE.matcher(problem).replaceFirst("$1");
        return "not YAML: " + Shown.line(safe);
    }

    /** Refuses what is nested so deeply that composing it, which is recursive, would overflow the stack. */
    private static final class ShallowComposer extends Composer {
        private int depth;

        ShallowComposer(Parser parser) {
            super(SETTINGS, parser);
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
            if (++depth > DEEPEST) {
                throw new ComposerException(
                        "nested more than " + DEEPEST + " levels deep",
                        parser.peekEvent().getStartMark());
            }
        }
    }

    /** The core schema of YAML 1.2 as it stands: {@code <<} is a key like any other. */
    private static final class PlainSchema extends CoreSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }
}
