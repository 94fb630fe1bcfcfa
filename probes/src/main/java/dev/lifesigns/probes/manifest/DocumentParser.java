/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.manifest.DocumentSplitter.Part;
import dev.lifesigns.text.BoundedComposer.Bounds;
import dev.lifesigns.text.MalformedYamlException;
import dev.lifesigns.text.YamlReader;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** One part of a file as values. */
final class DocumentParser {
    private static final Bounds BOUNDS = new Bounds(256, 2_000_000);

    private final String file;
    private final YamlReader reader;

    DocumentParser(String file) {
        this.file = file;
        this.reader = new YamlReader(file, BOUNDS);
    }

    /** The documents of the part, except for empty ones. The position of an exception is relative to the part. */
    List<Value> parse(Part part) throws MalformedYamlException {
        List<Value> documents = new ArrayList<>();
        for (Node document : reader.documents(part.text())) {
            documents.add(new TreeBuilder(file, part.linesBefore()).build(document));
        }
        return documents;
    }
}
