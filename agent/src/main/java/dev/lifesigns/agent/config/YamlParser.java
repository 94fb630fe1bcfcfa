/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.config;

import dev.lifesigns.text.BoundedComposer;
import dev.lifesigns.text.BoundedComposer.Bounds;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
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
    private static final Bounds BOUNDS = new Bounds(32, 150_000);
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
            Optional<Node> document = new BoundedComposer(SETTINGS, text, BOUNDS).getSingleNode();
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
        return "not YAML: " + safe.replace("\\t(TAB)", "tab");
    }

    /** The core schema of YAML 1.2 as it stands: {@code <<} is a key like any other. */
    private static final class PlainSchema extends CoreSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }
}
