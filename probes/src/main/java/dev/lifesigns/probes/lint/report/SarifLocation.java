/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/** A position in a file, in SARIF. */
final class SarifLocation {
    /** The base of relative names: the name that code scanning uses for the root of a checkout. */
    static final String ROOT = "%SRCROOT%";

    private SarifLocation() {}

    static Map<String, Object> of(Position position) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", artifact(position.file()));
        if (position.line() > 0) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", position.line());
            region.put("startColumn", position.column());
            place.put("region", region);
        }
        return place;
    }

    static Map<String, Object> artifact(String file) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("uri", Uris.ofFile(file));
        if (!Uris.isAbsolute(file)) {
            artifact.put("uriBaseId", ROOT);
        }
        return artifact;
    }
}
