/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.ManifestSource;
import dev.lifesigns.probes.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of the files of a run, read on demand and best in the order of the files: only those of the last one are kept. Not thread-safe. */
final class SourceLines {
    private static final int LONGEST = 100;

    /*
     * More people read the logs of a build than its manifests. A header or a command of a probe may contain a
     * credential, and an item of a list has no name that would reveal it.
     */
    private static final Pattern MAY_HOLD_A_SECRET = Pattern.compile(
            "(?i)\\b(value|command|args)\\b|passw|secret|token|credential|api.?key|authorization|bearer|://[^/]*@|^[^:]*$");

    private final Map<String, ManifestSource> files = new HashMap<>();
    private String file = "";
    private List<String> lines = List.of();

    SourceLines(List<ManifestSource> sources) {
        sources.forEach(source -> files.put(source.name(), source));
    }

    /** The line at that position, if it is short and nothing in it looks like a secret. */
    Optional<String> shown(Position position) {
        return line(position)
                .filter(line -> line.length() <= LONGEST)
                .filter(line -> !MAY_HOLD_A_SECRET.matcher(line).find())
                .map(line -> line.replace('\t', ' '));
    }

    private Optional<String> line(Position position) {
        if (!position.file().equals(file)) {
            file = position.file();
            lines = Optional.ofNullable(files.get(file))
                    .map(source -> source.text().lines().toList())
                    .orElse(List.of());
        }
        int index = position.line() - 1;
        return index < 0 || index >= lines.size() ? Optional.empty() : Optional.of(lines.get(index));
    }
}
