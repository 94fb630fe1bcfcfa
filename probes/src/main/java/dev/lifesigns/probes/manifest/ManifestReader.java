/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.manifest.DocumentSplitter.Part;
import dev.lifesigns.text.MalformedYamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads Kubernetes manifests: YAML or JSON, one document or many, {@code List}s. Never fails: problems are in the result. */
public final class ManifestReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String NOT_AN_OBJECT = "not a Kubernetes object, skipped (expected: apiVersion and kind)";

    private final ManifestSource source;
    private final DocumentParser parser;
    private final Consumer<KubernetesObject> objects;
    private final List<Remark> broken = new ArrayList<>();
    private final List<Remark> skipped = new ArrayList<>();
    private final List<Position> foreign = new ArrayList<>();
    private final List<Position> foreignItems = new ArrayList<>();
    private @Nullable TemplateSyntax template;
    private int found;
    private int repeated;

    private ManifestReader(ManifestSource source, Consumer<KubernetesObject> objects) {
        this.source = source;
        this.parser = new DocumentParser(source.name());
        this.objects = objects;
    }

    /** Reads everything in the file. */
    public static Manifest read(ManifestSource source) {
        List<KubernetesObject> objects = new ArrayList<>();
        Unread unread = read(source, text -> true, objects::add);
        return new Manifest(objects, unread.broken(), unread.skipped());
    }

    /**
     * Reads a file object by object, so that it may be large. What precedes a problem in a {@code List} is read.
     *
     * @param wanted whether a document is read, judging by its text
     * @param objects gets each object, in the order of the file; those of a {@code List} one by one
     */
    public static Unread read(ManifestSource source, Predicate<String> wanted, Consumer<KubernetesObject> objects) {
        return new ManifestReader(source, objects).read(wanted);
    }

    private Unread read(Predicate<String> wanted) {
        String text = source.text();
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        for (Part part : DocumentSplitter.split(content)) {
            if (wanted.test(part.text())) {
                read(part);
            }
        }
        explainWhatIsSkipped();
        return new Unread(broken, skipped);
    }

    private void read(Part part) {
        int before = found;
        try {
            parser.parse(part, this::addItem, this::addDocument);
        } catch (MalformedYamlException e) {
            foreignItems.clear();
            Optional<TemplateSyntax> syntax = TemplateSyntax.in(part.text());
            if (syntax.isPresent()) {
                template = syntax.get();
                readAround(part, found - before);
            } else {
                broken.add(new Remark(Positions.of(e.position().below(part.linesBefore())), e.message()));
            }
        }
    }

    /**
     * Reads what a template says beside its placeholders, if that is enough to understand it.
     *
     * @param known how many of its first objects have been found already
     */
    private void readAround(Part part, int known) {
        Optional<String> text = TemplateSyntax.withoutPlaceholders(part.text());
        repeated = known;
        try {
            if (text.isPresent()) {
                parser.parse(new Part(text.get(), part.linesBefore()), this::addItem, this::addDocument);
            }
        } catch (MalformedYamlException e) {
            foreignItems.clear(); // It is reported as a template in any case.
        }
        repeated = 0;
    }

    private void addItem(Value item) {
        add(item, foreignItems);
    }

    private void addDocument(Value document) {
        if (document.asMap().filter(ManifestReader::isListOrTemplate).isPresent()) {
            foreign.addAll(foreignItems);
        }
        foreignItems.clear();
        add(document, foreign);
    }

    private void add(Value value, List<Position> others) {
        Optional<MapValue> root = value.asMap();
        if (root.filter(ManifestReader::isListOrTemplate).isPresent()) {
            Stream.of("items", "objects")
                    .flatMap(list -> root.get().maps(list).stream())
                    .forEach(item -> add(item, others));
            return;
        }
        root.flatMap(KubernetesObject::of).ifPresentOrElse(this::found, () -> others.add(value.position()));
    }

    private void found(KubernetesObject object) {
        if (repeated > 0) {
            repeated--;
            return;
        }
        found++;
        objects.accept(object);
    }

    /** A list of objects, or a template of OpenShift, which is a list with parameters. */
    private static boolean isListOrTemplate(MapValue map) {
        return isList(map) || isTemplate(map);
    }

    private static boolean isList(MapValue map) {
        return map.text("kind").filter(kind -> kind.endsWith("List")).isPresent()
                && map.list("items").isPresent();
    }

    private static boolean isTemplate(MapValue map) {
        return map.text("kind").filter("Template"::equals).isPresent()
                && map.list("objects").isPresent();
    }

    private void explainWhatIsSkipped() {
        if (template != null) {
            skipped.add(new Remark(
                    Position.ofFile(source.name()),
                    "a template that is not rendered, skipped as far as it cannot be read (render it first: "
                            + template.advice() + ")"));
        }
        if (found == 0 && broken.isEmpty() && template == null) {
            String what = foreign.isEmpty() ? "empty" : NOT_AN_OBJECT;
            skipped.add(new Remark(Position.ofFile(source.name()), what));
        } else {
            foreign.forEach(position -> skipped.add(new Remark(position, NOT_AN_OBJECT)));
        }
    }
}
