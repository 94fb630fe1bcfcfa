/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.simulate.scenario;

import dev.lifesigns.probes.Remark;
import dev.lifesigns.probes.manifest.Positions;
import dev.lifesigns.text.Position;
import dev.lifesigns.text.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Everything that is wrong with one scenario. Not thread-safe. */
final class Findings {
    /** What a source is called that is no file: it has no lines. */
    private static final String OPTION = "--";

    private static final int MOST = 100;

    private final String source;
    private final Set<Remark> findings = new LinkedHashSet<>();

    Findings(String source) {
        this.source = source;
    }

    void add(String message) {
        add(Position.ofFile(source), message);
    }

    void add(Node where, String message) {
        add(YamlReader.position(where, where.getStartMark().map(Mark::getName).orElse(source)), message);
    }

    void add(Position position, String message) {
        boolean option = position.file().startsWith(OPTION);
        Position shown = option ? Position.ofFile(position.file()) : position;
        findings.add(new Remark(Positions.of(shown), message));
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** In the order of the file; of very many the first, and how many more there are. */
    List<Remark> all() {
        List<Remark> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(
                Remark::position,
                Comparator.comparing((dev.lifesigns.probes.Position position) -> position.file())
                        .thenComparingInt(dev.lifesigns.probes.Position::line)
                        .thenComparingInt(dev.lifesigns.probes.Position::column)));
        if (sorted.size() <= MOST) {
            return sorted;
        }
        List<Remark> first = new ArrayList<>(sorted.subList(0, MOST));
        first.add(
                new Remark(Positions.of(Position.ofFile(source)), "and " + (sorted.size() - MOST) + " more findings"));
        return first;
    }
}
