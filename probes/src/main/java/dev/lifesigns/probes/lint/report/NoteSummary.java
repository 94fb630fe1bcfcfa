/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.probes.lint.report;

import dev.lifesigns.probes.Remark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes for a person: where many say the same of different places, one of them stands for all. */
final class NoteSummary {
    private static final int FEW = 3;

    private NoteSummary() {}

    /** The notes in their order, or that of the first of many. */
    static List<Remark> of(List<Remark> notes) {
        Map<String, List<Remark>> alike =
                notes.stream().collect(Collectors.groupingBy(Remark::message, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream().flatMap(NoteSummary::summary).toList();
    }

    private static Stream<Remark> summary(List<Remark> alike) {
        if (alike.size() <= FEW) {
            return alike.stream();
        }
        Remark first = alike.get(0);
        return Stream.of(new Remark(
                first.position(),
                first.message() + "; the same for " + (alike.size() - 1) + " more (--format json lists all)"));
    }
}
