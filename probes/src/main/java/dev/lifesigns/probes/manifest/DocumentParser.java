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
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parts of a file as values. A long list is read item by item, so that its size is only a matter of time. */
final class DocumentParser {
    private static final Bounds BOUNDS = new Bounds(256, 2_000_000);
    private static final long MOST_IN_ITEMS = 10_000_000;

    /* The objects of a List of Kubernetes, and of a Template of OpenShift. */
    private static final Set<String> LISTS = Set.of("items", "objects");

    private final String file;
    private final YamlReader reader;

    DocumentParser(String file) {
        this.file = file;
        this.reader = new YamlReader(file, BOUNDS);
    }

    /**
     * Reads the part.
     *
     * @param items gets each object of a list
     * @param documents gets each document that is not empty, after its objects and without them
     * @throws MalformedYamlException if it cannot be read, with a position that is relative to the part; what precedes it has
     *     been read
     */
    void parse(Part part, Consumer<Value> items, Consumer<Value> documents) throws MalformedYamlException {
        Items counted = new Items(part, items);
        reader.read(
                part.text(),
                LISTS,
                counted::accept,
                document -> documents.accept(builder(part).build(document)));
    }

    /**
     * Reads the part, in which no list means objects.
     *
     * @return the documents that are not empty
     * @throws MalformedYamlException if it cannot be read, with a position that is relative to the part
     */
    List<Value> parse(Part part) throws MalformedYamlException {
        List<Value> documents = new ArrayList<>();
        reader.read(
                part.text(),
                Set.of(),
                item -> {},
                document -> documents.add(builder(part).build(document)));
        return documents;
    }

    private TreeBuilder builder(Part part) {
        return new TreeBuilder(file, part.linesBefore());
    }

    /** Each item is bounded, and so are all of them: aliases could make many large ones of a short text. */
    private final class Items {
        private final Part part;
        private final Consumer<Value> consumer;
        private long size;

        Items(Part part, Consumer<Value> consumer) {
            this.part = part;
            this.consumer = consumer;
        }

        void accept(Node item) throws MalformedYamlException {
            TreeBuilder builder = builder(part);
            Value value = builder.build(item);
            size += builder.size(item);
            if (size > MOST_IN_ITEMS) {
                throw TreeBuilder.tooLarge(item, file, MOST_IN_ITEMS);
            }
            consumer.accept(value);
        }
    }
}
