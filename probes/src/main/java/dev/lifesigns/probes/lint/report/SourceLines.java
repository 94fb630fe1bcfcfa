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

/** The lines of the files of a run, split on demand. Not thread-safe. */
final class SourceLines {
    private static final int LONGEST = 100;

    /*
     * More people read the logs of a build than its manifests. A header or a command of a probe may contain a
     * credential, and an item of a list has no name that would reveal it.
     */
    private static final Pattern MAY_HOLD_A_SECRET = Pattern.compile(
            "(?i)\\b(value|command|args)\\b|passw|secret|token|credential|api.?key|authorization|bearer|://[^/]*@|^[^:]*$");

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    SourceLines(List<ManifestSource> sources) {
        sources.forEach(source -> texts.put(source.name(), source.text()));
    }

    /** The line at that position, if it is short and nothing in it looks like a secret. */
    Optional<String> shown(Position position) {
        return line(position)
                .filter(line -> line.length() <= LONGEST)
                .filter(line -> !MAY_HOLD_A_SECRET.matcher(line).find())
                .map(line -> line.replace('\t', ' '));
    }

    private Optional<String> line(Position position) {
        List<String> all = lines.computeIfAbsent(
                position.file(), file -> texts.getOrDefault(file, "").lines().toList());
        int index = position.line() - 1;
        return index < 0 || index >= all.size() ? Optional.empty() : Optional.of(all.get(index));
    }
}
