/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.init;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.manifest.Documents;
import dev.lifesigns.probes.manifest.Manifest;
import dev.lifesigns.probes.manifest.ManifestReader;
import dev.lifesigns.probes.manifest.MapValue;
import dev.lifesigns.probes.manifest.Positions;
import dev.lifesigns.probes.manifest.Value;
import dev.lifesigns.text.MalformedYamlException;
import java.util.List;
import java.util.Set;

/** Finds out what kind of file it is, and reads it. */
final class SourceReader {
    private static final String EXPECTED =
            " (expected: a Compose file with 'services', a Kubernetes manifest, or a configuration of Spring)";
    private static final Set<String> OF_SPRING = Set.of("spring", "server", "management", "logging");

    private SourceReader() {}

    static void read(ManifestSource file, Source source) {
        String name = file.name().replaceFirst("(?s).*[/\\\\]", "");
        if (name.endsWith(".properties")) {
            SpringReader.readProperties("", file.name(), file.text(), source);
            return;
        }
        List<Value> documents = documents(file);
        if (documents.isEmpty()) {
            throw new InvalidSourceException(Position.ofFile(file.name()), "empty" + EXPECTED);
        }
        MapValue first = documents
                .get(0)
                .asMap()
                .orElseThrow(() -> new InvalidSourceException(
                        documents.get(0).position(), documents.get(0).noun() + EXPECTED));
        if (SpringReader.isApplication(name)) {
            SpringReader.read("", documents, source);
        } else if (documents.stream().anyMatch(SourceReader::isObject)) {
            readManifest(file, source);
        } else if (first.entries().containsKey(ComposeReader.SERVICES)) {
            ComposeReader.read(first, source);
        } else if (first.entries().keySet().stream().anyMatch(SourceReader::isOfSpring)) {
            SpringReader.read("", documents, source);
        } else {
            throw new InvalidSourceException(first.position(), "an unknown kind of file" + EXPECTED);
        }
    }

    private static List<Value> documents(ManifestSource file) {
        try {
            return Documents.read(file);
        } catch (MalformedYamlException e) {
            throw new InvalidSourceException(Positions.of(e.position()), e.message());
        }
    }

    private static void readManifest(ManifestSource file, Source source) {
        Manifest manifest = ManifestReader.read(file);
        if (!manifest.broken().isEmpty()) {
            Remark broken = manifest.broken().get(0);
            throw new InvalidSourceException(broken.position(), broken.message());
        }
        manifest.skipped().forEach(remark -> source.note(Drafts.place(remark.position()) + ": " + remark.message()));
        new KubernetesReader(manifest.objects(), source).read();
    }

    private static boolean isObject(Value document) {
        return document.asMap()
                .filter(map -> map.has("apiVersion") && map.has("kind"))
                .isPresent();
    }

    private static boolean isOfSpring(String key) {
        return OF_SPRING.contains(key) || key.startsWith("spring.");
    }
}
