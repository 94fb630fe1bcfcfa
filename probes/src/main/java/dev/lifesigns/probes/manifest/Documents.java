/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.manifest;

import static java.util.Objects.requireNonNull;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.manifest.DocumentSplitter.Part;
import dev.lifesigns.text.MalformedYamlException;
import java.util.List;
import java.util.Optional;

/** Reads any YAML file as manifests are read: with merge keys, within bounds, and with the position of every value. */
public final class Documents {
    private Documents() {}

    /**
     * The documents of the file, except for empty ones.
     *
     * @throws MalformedYamlException if it is not YAML, is a template that has not been rendered, or is beyond the bounds
     */
    public static List<Value> read(ManifestSource source) throws MalformedYamlException {
        requireNonNull(source, "Documents.read: source is null");
        try {
            return new DocumentParser(source.name()).parse(new Part(source.text(), 0));
        } catch (MalformedYamlException e) {
            Optional<TemplateSyntax> template = TemplateSyntax.in(source.text());
            if (template.isPresent()) {
                throw new MalformedYamlException(
                        e.position(),
                        "a template that is not rendered (render it first: "
                                + template.get().advice() + ")");
            }
            throw e;
        }
    }
}
