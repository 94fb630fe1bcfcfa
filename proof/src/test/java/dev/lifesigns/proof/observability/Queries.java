/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.proof.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What queries ask for. */
final class Queries {
    /** Labels of the target, and of Prometheus itself. */
    private static final Set<String> OF_THE_TARGET = Set.of("namespace", "job", "instance");

    private static final Pattern SELECTOR = Pattern.compile("(?<![:\\w])(health_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");

    private Queries() {}

    /** What is between the braces of each metric that a query names; nothing if it has none. */
    static List<String> matchers(String query) {
        return SELECTOR.matcher(query)
                .results()
                .map(selector -> Optional.ofNullable(selector.group(2)).orElse(""))
                .toList();
    }

    /** Fails if the query names a metric that the sample does not have, or a label that no such metric has. */
    static void assertKnown(String query) throws IOException {
        Map<String, Set<String>> metrics = Observability.metrics();
        Set<String> labels = new TreeSet<>(OF_THE_TARGET);
        Matcher selectors = SELECTOR.matcher(query);
        while (selectors.find()) {
            assertThat(metrics).as(query).containsKey(selectors.group(1));
            Set<String> known = new TreeSet<>(OF_THE_TARGET);
            known.addAll(metrics.get(selectors.group(1)));
            String matchers = selectors.group(2) == null ? "" : selectors.group(2);
            assertThat(MATCHER.matcher(matchers).results().map(label -> label.group(1)))
                    .as(query)
                    .isSubsetOf(known);
            labels.addAll(known);
        }
        assertThat(GROUPING.matcher(query).results().map(MatchResult::group))
                .as(query)
                .allSatisfy(group -> assertThat(group.substring(group.indexOf('(') + 1, group.length() - 1)
                                .split(", ", -1))
                        .isSubsetOf(labels));
    }
}
