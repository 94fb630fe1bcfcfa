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
import org.jspecify.annotations.Nullable;

/** Reads Kubernetes manifests: YAML or JSON, one document or many, {@code List}s. Never fails: problems are in the result. */
public final class ManifestReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String NOT_AN_OBJECT = "not a Kubernetes object, skipped (expected: apiVersion and kind)";

    private final ManifestSource source;
    private final List<KubernetesObject> objects = new ArrayList<>();
    private final List<Remark> broken = new ArrayList<>();
    private final List<Remark> skipped = new ArrayList<>();
    private final List<Position> foreign = new ArrayList<>();
    private @Nullable TemplateSyntax template;

    private ManifestReader(ManifestSource source) {
        this.source = source;
    }

    /** Reads everything in the file. */
    public static Manifest read(ManifestSource source) {
        return new ManifestReader(source).read();
    }

    private Manifest read() {
        String text = source.text();
        String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        DocumentParser parser = new DocumentParser(source.name());
        for (Part part : DocumentSplitter.split(content)) {
            read(part, parser);
        }
        explainWhatIsSkipped();
        return new Manifest(objects, broken, skipped);
    }

    private void read(Part part, DocumentParser parser) {
        try {
            for (Value document : parser.parse(part)) {
                add(document);
            }
        } catch (MalformedYamlException e) {
            Optional<TemplateSyntax> syntax = TemplateSyntax.in(part.text());
            if (syntax.isPresent()) {
                template = syntax.get();
                readAround(part, parser);
            } else {
                broken.add(new Remark(Positions.of(e.position().below(part.linesBefore())), e.message()));
            }
        }
    }

    /** Reads what a template says beside its placeholders, if that is enough to understand it. */
    private void readAround(Part part, DocumentParser parser) {
        Optional<String> text = TemplateSyntax.withoutPlaceholders(part.text());
        try {
            if (text.isPresent()) {
                parser.parse(new Part(text.get(), part.linesBefore())).forEach(this::add);
            }
        } catch (MalformedYamlException e) {
            // It is reported as a template in any case.
        }
    }

    private void add(Value document) {
        Optional<MapValue> root = document.asMap();
        if (root.isPresent() && isList(root.get())) {
            root.get().maps("items").forEach(this::add);
            return;
        }
        if (root.isPresent() && isTemplate(root.get())) {
            root.get().maps("objects").forEach(this::add);
            return;
        }
        root.flatMap(KubernetesObject::of).ifPresentOrElse(objects::add, () -> foreign.add(document.position()));
    }

    private static boolean isList(MapValue map) {
        return map.text("kind").filter(kind -> kind.endsWith("List")).isPresent()
                && map.list("items").isPresent();
    }

    /** A template of OpenShift, which is a list with parameters. */
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
        if (objects.isEmpty() && broken.isEmpty() && template == null) {
            String what = foreign.isEmpty() ? "empty" : NOT_AN_OBJECT;
            skipped.add(new Remark(Position.ofFile(source.name()), what));
        } else {
            foreign.forEach(position -> skipped.add(new Remark(position, NOT_AN_OBJECT)));
        }
    }
}
