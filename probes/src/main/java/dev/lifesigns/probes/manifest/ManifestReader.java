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
import java.util.regex.Pattern;

/** Reads Kubernetes manifests: YAML or JSON, one document or many, {@code List}s. Never fails: problems are in the result. */
public final class ManifestReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern TEMPLATE = Pattern.compile(
            "\\{\\{-?\\s*(/\\*|\\.|\\$|(if|else|end|include|range|with|define|template|block|tpl|toYaml)\\b)");

    private static final String NOT_AN_OBJECT = "not a Kubernetes object, skipped (expected: apiVersion and kind)";

    private final ManifestSource source;
    private final List<KubernetesObject> objects = new ArrayList<>();
    private final List<Remark> broken = new ArrayList<>();
    private final List<Remark> skipped = new ArrayList<>();
    private final List<Position> foreign = new ArrayList<>();
    private boolean template;

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
            if (TEMPLATE.matcher(part.text()).find()) {
                template = true;
            } else {
                broken.add(new Remark(Positions.of(e.position().below(part.linesBefore())), e.message()));
            }
        }
    }

    private void add(Value document) {
        Optional<MapValue> root = document.asMap();
        if (root.isPresent() && isList(root.get())) {
            root.get().maps("items").forEach(this::add);
            return;
        }
        root.flatMap(KubernetesObject::of).ifPresentOrElse(objects::add, () -> foreign.add(document.position()));
    }

    private static boolean isList(MapValue map) {
        return map.text("kind").filter(kind -> kind.endsWith("List")).isPresent()
                && map.list("items").isPresent();
    }

    private void explainWhatIsSkipped() {
        if (template) {
            skipped.add(new Remark(
                    Position.ofFile(source.name()),
                    "a template, skipped (render it first: helm template … | lifesigns probes lint -)"));
        }
        if (objects.isEmpty() && broken.isEmpty() && !template) {
            String what = foreign.isEmpty() ? "empty" : NOT_AN_OBJECT;
            skipped.add(new Remark(Position.ofFile(source.name()), what));
        } else {
            foreign.forEach(position -> skipped.add(new Remark(position, NOT_AN_OBJECT)));
        }
    }
}
