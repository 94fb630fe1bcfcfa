/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Everything that is wrong with one scenario. Not thread-safe. */
final class Findings {
    /** What a source is called that is no file: it has no lines. */
    private static final String OPTION = "--";

    private static final int MOST = 100;

    private final String source;
    private final Set<Finding> findings = new LinkedHashSet<>();

    Findings(String source) {
        this.source = source;
    }

    void add(String message) {
        findings.add(new Finding(source, 0, 0, message));
    }

    void add(Node where, String message) {
        add(where.getStartMark(), message);
    }

    void add(Optional<Mark> where, String message) {
        if (where.isEmpty()) {
            add(message);
        } else {
            Mark mark = where.get();
            boolean option = mark.getName().startsWith(OPTION);
            int line = option ? 0 : mark.getLine() + 1;
            findings.add(new Finding(mark.getName(), line, option ? 0 : mark.getColumn() + 1, message));
        }
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** In the order of the file; of very many the first, and how many more there are. */
    List<Finding> all() {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::source)
                .thenComparingInt(Finding::line)
                .thenComparingInt(Finding::column));
        if (sorted.size() <= MOST) {
            return sorted;
        }
        List<Finding> first = new ArrayList<>(sorted.subList(0, MOST));
        first.add(new Finding(source, 0, 0, "and " + (sorted.size() - MOST) + " more findings"));
        return first;
    }
}
