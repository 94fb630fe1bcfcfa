/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.manifest.DocumentSplitter.Part;
import dev.lifesigns.text.BoundedComposer;
import dev.lifesigns.text.BoundedComposer.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** One part of a file as values; YAML 1.2, and so JSON. */
final class DocumentParser {
    private static final Bounds BOUNDS = new Bounds(256, 2_000_000);
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new PlainSchema())
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .setCodePointLimit(Integer.MAX_VALUE)
            .setUseMarks(true)
            .build();

    /*
     * After these words the parser quotes the file, and what begins with '*' or '!' there may be a password.
     */
    private static final Pattern QUOTES_THE_FILE =
            Pattern.compile("(?s)^((found undefined|duplicate) (alias|tag handle)).*");

    private final String file;

    DocumentParser(String file) {
        this.file = file;
    }

    /** What a part of the file is not, and where. */
    static final class BrokenDocumentException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Position position;

        BrokenDocumentException(Position position, String message) {
            super(message);
            this.position = position;
        }

        ReadingNote note() {
            return new ReadingNote(position, String.valueOf(getMessage()));
        }
    }

    /** The documents of the part; empty ones are left out. */
    List<Value> parse(Part part) throws BrokenDocumentException {
        List<Value> documents = new ArrayList<>();
        try {
            Composer composer = new BoundedComposer(SETTINGS, part.text(), BOUNDS);
            while (composer.hasNext()) {
                Value value = new TreeBuilder(file, part.linesBefore()).build(composer.next());
                if (!value.isNull()) {
                    documents.add(value);
                }
            }
            return documents;
        } catch (MarkedYamlEngineException e) {
            throw new BrokenDocumentException(position(e, part), problem(e));
        } catch (ReaderException e) {
            throw new BrokenDocumentException(
                    new Position(file, part.linesBefore() + 1, 1), "not YAML: a character that may not stand in it");
        } catch (YamlEngineException e) {
            throw new BrokenDocumentException(new Position(file, part.linesBefore() + 1, 1), "not YAML");
        }
    }

    private Position position(MarkedYamlEngineException e, Part part) {
        Optional<Mark> mark = e.getProblemMark();
        return mark.map(at -> new Position(file, part.linesBefore() + at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> new Position(file, part.linesBefore() + 1, 1));
    }

    private static String problem(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem()).replaceAll("\\s+", " ");
        return "not YAML: " + QUOTES_THE_FILE.matcher(problem).replaceFirst("$1");
    }

    /** The core schema of YAML 1.2 as it stands; merge keys are resolved when the tree is built. */
    private static final class PlainSchema extends CoreSchema {
        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }
    }
}
